// What somebody says about himself: the text under such a heading, or sentences in the header.
import type { Line } from '../../model/document';
import type { Found } from '../../model/parsed-resume';
import { found } from '../entries/found';
import type { SectionBlock } from '../section-block';

const proseFrom = { characters: 60, words: 9 };

export function summaryOf(blocks: readonly SectionBlock[]): Found | undefined {
  const headed = blocks.find(({ kind, lines }) => kind === 'summary' && lines.length > 0);
  if (headed !== undefined) return paragraph(headed.lines, 0.95 * headed.confidence);
  const lines = blocks.filter(({ kind }) => kind === 'header').flatMap((block) => block.lines);
  const from = lines.findIndex(isProse);
  if (from < 0) return undefined;
  const rest = lines.slice(from);
  const end = rest.findIndex((line, index) => index > 0 && (line.column !== rest[0]?.column || line.gap > 0.9));
  return paragraph(end < 0 ? rest : rest.slice(0, end), 0.6);
}

function isProse({ text }: Line): boolean {
  if (text.length < proseFrom.characters || /[@|•\t]|https?:/.test(text)) return false;
  const words = text.split(/\s+/);
  return words.length >= proseFrom.words && words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 >= words.length;
}

/** Lines of one paragraph are joined; a bullet or white space begins another. */
function paragraph(lines: readonly Line[], confidence: number): Found | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const text = lines.reduce((sum, line, index) => {
    const words = line.text.replaceAll('\t', ' ');
    if (index === 0) return words;
    return sum + (line.bullet || (line.gap > 0.9 && line.gap < Number.POSITIVE_INFINITY) ? '\n' : ' ') + words;
  }, '');
  return found(text, confidence, first);
}
