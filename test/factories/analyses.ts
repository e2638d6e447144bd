// What Document Intelligence answers of a scan, for pages that a test describes line by line, in Helvetica.
import PDFDocument from 'pdfkit';
import { analysisOf as analysisOfPaper, type Paper, type PrintedLine } from '../../bench/resumes/scan/analysis';

/** In points, from the top left of the upright page. */
export interface Written extends Omit<PrintedLine, 'words' | 'size'> {
  readonly text: string;
  readonly x: number;
  /** 10 where it is not said. */
  readonly size?: number;
}

export interface ScannedPage extends Pick<Paper, 'angle' | 'unit'> {
  readonly lines: readonly Written[];
}

const paper = { width: 595, height: 842 };
const font = new PDFDocument().font('Helvetica');

/** Lines one under the other. */
export function column(lines: readonly string[], x: number, baseline: number): Written[] {
  return lines.map((text, index) => ({ text, x, baseline: baseline + 14 * index }));
}

/** The same each time, though the boxes are a little off. */
export function analysisOf(pages: readonly ScannedPage[], modelId = 'prebuilt-read') {
  let sides = 0;
  const chance = () => (sides++ % 5) / 2 - 1;
  const papers = pages.map((page) => ({ ...page, ...paper, lines: page.lines.map(printed) }));
  return analysisOfPaper(papers, modelId, chance);
}

function printed({ text, x, size = 10, ...line }: Written): PrintedLine {
  const widthOf = (part: string) => font.fontSize(size).widthOfString(part);
  let left = x;
  const words = text.split(' ').map((word) => {
    const right = left + widthOf(word);
    const placed = { text: word, left, right };
    left = right + widthOf(' ');
    return placed;
  });
  return { ...line, words, size };
}
