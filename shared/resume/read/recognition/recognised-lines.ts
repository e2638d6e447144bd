// The words of a recognised page, line by line: the service tells both, and of each where it stands in the text.
import type { AnalyzedPage, AnalyzedParagraph, AnalyzedWord, Span } from './answer';

/** Never without words. */
export interface RecognisedLine {
  readonly words: readonly AnalyzedWord[];
  /** Of the whole line, as those of words. */
  readonly polygon: readonly number[];
  /** The service takes it for a heading: its layout model tells that, its read model does not. */
  readonly isHeading: boolean;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const headingRoles: readonly (string | undefined)[] = ['title', 'sectionHeading'];

/** A word of no line is one by itself. */
export function recognisedLines(
  { words, lines }: AnalyzedPage,
  paragraphs: readonly AnalyzedParagraph[],
): readonly RecognisedLine[] {
  const headings = stretchesOf(paragraphs.filter(({ role }) => headingRoles.includes(role)));
  const stretches = stretchesOf(lines);
  const wordsOfLines = lines.map((): AnalyzedWord[] => []);
  const alone: AnalyzedWord[] = [];
  for (const word of words) {
    const home = stretchAt(stretches, word.span.offset);
    (home ? wordsOfLines[home.line] : alone)?.push(word);
  }
  const found = lines.map(({ polygon }, index) => ({ polygon, words: wordsOfLines[index] ?? [] }));
  return [...found, ...alone.map((word) => ({ polygon: word.polygon, words: [word] }))].flatMap((line) => {
    const [first] = line.words;
    return first ? [{ ...line, isHeading: stretchAt(headings, first.span.offset) !== undefined }] : [];
  });
}

function stretchesOf(parts: readonly { readonly spans: readonly Span[] }[]): readonly Stretch[] {
  return parts
    .flatMap(({ spans }, line) => spans.map(({ offset, length }) => ({ from: offset, to: offset + length, line })))
    .sort((one, other) => one.from - other.from);
}

/** Of stretches that do not overlap, in order: the one that the place lies in. */
function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | undefined {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const stretch = stretches[low - 1];
  return stretch && offset < stretch.to ? stretch : undefined;
}
