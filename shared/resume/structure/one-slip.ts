// Whether a word is another one with a single slip of the pen.

/** One letter replaced, left out, put in, or changed with its neighbour; equal words are none. The first letter is right. */
export function isOneSlipFrom(word: string, written: string): boolean {
  if (word === written || Math.abs(word.length - written.length) > 1 || word[0] !== written[0]) return false;
  let at = 0;
  while (at < word.length && word[at] === written[at]) at += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  return (
    rest(word, at + 1) === rest(written, at + 1) ||
    rest(word, at) === rest(written, at + 1) ||
    rest(word, at + 1) === rest(written, at) ||
    (word[at] === written[at + 1] && word[at + 1] === written[at] && rest(word, at + 2) === rest(written, at + 2))
  );
}
