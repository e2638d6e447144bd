// A PDF of the set as it would come back had it been printed, scanned a little askew and recognised: its words in boxes, without weight,
// links or pictures of bullets that are not seen as such.
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { withDrawnBullets } from '../../../shared/resume/layout/drawn-bullets';
import { type Word, wordsOf } from '../../../shared/resume/layout/words';
import { pageGlyphs } from '../../../shared/resume/read/pdf/page-glyphs';
import { analysisOf, type Paper, type PrintedLine } from './analysis';

/** As shares of the font size: words further apart are lines of their own to the service, and such as touch are one word. */
const nextLine = 1.3;
const sameWord = 0.05;
/** Degrees. */
const mostAskew = 1.5;

/** Of bytes the same answer each time. */
export async function recognitionOf(pdf: Uint8Array): Promise<Uint8Array> {
  const chance = chanceFrom(pdf.length);
  const angle = mostAskew * chance();
  const pages = await papersOf(pdf);
  const lain = pages.map((page) => ({ ...page, angle }));
  return Buffer.from(JSON.stringify(analysisOf(lain, 'prebuilt-read', chance)));
}

async function papersOf(bytes: Uint8Array): Promise<readonly Paper[]> {
  const { OPS } = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
  });
  const papers: Paper[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { page } = await pageGlyphs(await pdf.getPage(number), OPS);
      const words = withDrawnBullets(wordsOf(page.glyphs), page.shapes);
      papers.push({ width: page.width, height: page.height, lines: printedLines(words) });
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
  return papers;
}

function printedLines(words: readonly Word[]): readonly PrintedLine[] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((one, other) => one.baseline - other.baseline || one.x - other.x)) {
    const row = lines.find(([first]) => first !== undefined && isBeside(first, word));
    if (row) row.push(word);
    else lines.push([word]);
  }
  return lines.flatMap((row) => parted(row.sort((one, other) => one.x - other.x)).map(printedLine));
}

function isBeside(one: Word, other: Word): boolean {
  const size = Math.min(one.fontSize, other.fontSize);
  return Math.abs(one.baseline - other.baseline) < 0.3 * size && Math.abs(one.fontSize - other.fontSize) < 0.3 * size;
}

function parted(row: readonly Word[]): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  for (const word of row) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && word.x - last.right < nextLine * word.fontSize) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

function printedLine(line: readonly Word[]): PrintedLine {
  const words: { text: string; left: number; right: number }[] = [];
  for (const { text, x, right, fontSize } of line) {
    const last = words.at(-1);
    if (last && x - last.right < sameWord * fontSize)
      words[words.length - 1] = { ...last, text: last.text + text, right };
    else words.push({ text, left: x, right });
  }
  const [{ baseline, fontSize: size } = { baseline: 0, fontSize: 0 }] = line;
  return { words, baseline, size };
}

/** Numbers from -1 to 1, those near 0 more often (a linear congruential generator: the same on every machine). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  return () => next() + next() - 1;
}
