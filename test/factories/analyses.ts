// What Document Intelligence answers of a scan, for pages that a test describes line by line: words and lines in inches, in boxes that the
// letters fill and that end a little beside them, on paper that lies as it lies.
import PDFDocument from 'pdfkit';

/** A line of Helvetica. In points, from the top left of the upright page. */
export interface Written {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size?: number;
  /** What the layout model takes it for. */
  readonly role?: 'title' | 'sectionHeading';
  readonly confidence?: number;
  /** Degrees, clockwise, against the page. */
  readonly turned?: number;
}

export interface ScannedPage {
  readonly lines: readonly Written[];
  /** How the paper lay on the glass: degrees, clockwise. */
  readonly angle?: number;
  readonly unit?: 'inch' | 'pixel';
}

type Point = readonly [x: number, y: number];

const paper = { width: 595, height: 842 };
/** Of a scanner that makes pixels of the paper. */
const dotsPerInch = 200;
const font = new PDFDocument().font('Helvetica');

/** Lines one under the other. */
export function column(
  lines: readonly string[],
  x: number,
  baseline: number,
  written: Partial<Written> = {},
): Written[] {
  return lines.map((text, index) => ({ text, x, baseline: baseline + 14 * index, ...written }));
}

/** The whole answer to a question for the result, as the service gives it. */
export function analysisOf(pages: readonly ScannedPage[], modelId = 'prebuilt-read') {
  let content = '';
  const paragraphs: object[] = [];
  const analyzed = pages.map((page, index) => {
    const placed = placedOn(page);
    const words: object[] = [];
    const lines = page.lines.map((line) => {
      const start = content.length;
      for (const word of wordsOf(line)) {
        const span = { offset: content.length, length: word.text.length };
        words.push({ content: word.text, polygon: placed(word), confidence: line.confidence ?? 0.99, span });
        content += `${word.text} `;
      }
      const span = { offset: start, length: content.length - start - 1 };
      if (line.role) paragraphs.push({ role: line.role, spans: [span], content: line.text });
      return { content: line.text, polygon: placed(boxOf(line)), spans: [span] };
    });
    const { angle = 0, unit = 'inch' } = page;
    return { pageNumber: index + 1, angle, unit, ...sizeOf(page), words, lines, spans: [] };
  });
  return {
    status: 'succeeded',
    createdDateTime: '2026-11-23T09:00:00Z',
    lastUpdatedDateTime: '2026-11-23T09:00:02Z',
    analyzeResult: {
      apiVersion: '2024-11-30',
      modelId,
      stringIndexType: 'utf16CodeUnit',
      content,
      pages: analyzed,
      ...(paragraphs.length > 0 && { paragraphs }),
    },
  };
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly turned: number;
}

/** Words have the height of their line, as they are cut out of it. */
function wordsOf(line: Written): Box[] {
  const { top, bottom, turned } = boxOf(line);
  let left = line.x;
  return line.text.split(' ').map((text) => {
    const right = left + widthOf(text, line);
    const word = { text, left, right, top, bottom, turned };
    left = right + widthOf(' ', line);
    return word;
  });
}

function boxOf({ text, x, baseline, size = 10, turned = 0, ...line }: Written): Box {
  const high = /[^acegmnopqrsuvwxyz .,:;·•–-]/.test(text) ? 0.72 : 0.53;
  const deep = /[gjpqyQ()@,;]/.test(text) ? 0.21 : 0.01;
  // The box of one line ends a little earlier than that of another.
  const beside = (0.03 + 0.01 * (text.length % 5)) * size;
  const right = x + widthOf(text, { ...line, text, x, baseline, size });
  return {
    text,
    left: x,
    right,
    top: baseline - high * size - beside,
    bottom: baseline + deep * size + beside,
    turned,
  };
}

function widthOf(text: string, { size = 10 }: Written): number {
  return font.fontSize(size).widthOfString(text);
}

function placedOn(page: ScannedPage): (box: Box) => number[] {
  const { angle = 0, unit = 'inch' } = page;
  const turned = sizeOf({ ...page, unit: 'inch' });
  const scale = unit === 'inch' ? 1 : dotsPerInch;
  return ({ left, right, top, bottom, turned: own }) => {
    const corners: Point[] = [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
    return corners
      .map((corner) => rotated(corner, own, [(left + right) / 2, (top + bottom) / 2]))
      .map((corner) => rotated(corner, angle, [paper.width / 2, paper.height / 2]))
      .flatMap(([x, y]) => [
        (x - paper.width / 2) / 72 + turned.width / 2,
        (y - paper.height / 2) / 72 + turned.height / 2,
      ])
      .map((inches) => Number((inches * scale).toFixed(unit === 'inch' ? 4 : 0)));
  };
}

function sizeOf({ angle = 0, unit = 'inch' }: ScannedPage): { readonly width: number; readonly height: number } {
  const scale = unit === 'inch' ? 1 / 72 : dotsPerInch / 72;
  const [width, height] = [paper.width * scale, paper.height * scale];
  return Math.abs(Math.sin((angle * Math.PI) / 180)) > 0.7 ? { width: height, height: width } : { width, height };
}

function rotated([x, y]: Point, angle: number, [aroundX, aroundY]: Point): Point {
  const [cosine, sine] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [across, down] = [x - aroundX, y - aroundY];
  return [aroundX + cosine * across - sine * down, aroundY + sine * across + cosine * down];
}
