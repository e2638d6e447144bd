// What stands around a degree in a sentence and names nothing: `Completed B.Sc. from …`, `… passed out in 2006 with First Class`.

const opening =
  /^(?:(?:i|have|has|successfully|currently|presently)\s+)*(?:completed|passed|pursuing|pursued|graduated|qualified|done|did|obtained|earned|received|studied|studying)(?:\s+out)?\s+(?:(?:as|with|in|from|my|an?|the)\s+)*(?=\S)/i;
const closing =
  /(?:[\s,(]+(?:passed(?: out)?|passing|pass out|graduated|completed|pursuing|appeared|in (?:the )?year(?: of)?|year of passing|in|on|with|from|during|secured|and))+[\s,.:)-]*$/i;

export function withoutStudyWords(text: string): string {
  const bare = text
    .replace(opening, '')
    .replace(/^from\s+(?=\p{Lu})/u, '')
    .replace(closing, '')
    .trim();
  return bare === '' ? text : bare;
}
