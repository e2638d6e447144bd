// What Azure AI Document Intelligence answers of paper with printed lines: words and lines in boxes that are as high as their letters, a
// little higher or lower by chance, wherever the paper lay. So it was recorded of pictures (azure-sdk-for-python, tests of its layout model).

/** In points, from the top left of the upright page. */
export interface PrintedLine {
  readonly words: readonly { readonly text: string; readonly left: number; readonly right: number }[];
  readonly baseline: number;
  readonly size: number;
  /** What the layout model takes it for. */
  readonly role?: 'title' | 'sectionHeading';
  /** 0.99 where it is not said. */
  readonly confidence?: number;
  /** Degrees, clockwise, against the page. */
  readonly turned?: number;
}

export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
  /** How it lay on the glass: degrees, clockwise. */
  readonly angle?: number;
  readonly unit?: 'inch' | 'pixel';
}

type Point = readonly [x: number, y: number];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of a scanner that makes pixels of paper. */
const dotsPerInch = 200;

/** The whole operation. @param chance -1 to 1: how far off the next side of a box is. */
export function analysisOf(pages: readonly Paper[], modelId: string, chance: () => number) {
  let content = '';
  const paragraphs: object[] = [];
  const analyzed = pages.map((page, index) => {
    const words: object[] = [];
    const lines = page.lines.map((line) => {
      const box = boxOf(line, chance);
      const start = content.length;
      for (const { text, left, right } of line.words) {
        // Words are cut out of their line: they are as high.
        const polygon = cornersOf(page, line, { ...box, left, right });
        words.push({ content: text, polygon, confidence: line.confidence ?? 0.99, span: spanOf(content, text) });
        content += `${text} `;
      }
      const text = line.words.map((word) => word.text).join(' ');
      const spans = [{ offset: start, length: text.length }];
      if (line.role) paragraphs.push({ role: line.role, spans, content: text });
      return { content: text, polygon: cornersOf(page, line, box), spans };
    });
    const { angle = 0, unit = 'inch' } = page;
    const size = sizeOf(page);
    return { pageNumber: index + 1, angle, unit, width: size[0], height: size[1], words, lines, spans: [] };
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

function spanOf(content: string, text: string) {
  return { offset: content.length, length: text.length };
}

/** Helvetica's capitals, small letters and descenders, with the white that a box has around them. */
function boxOf({ words, baseline, size }: PrintedLine, chance: () => number): Box {
  const text = words.map((word) => word.text).join('');
  const up = /[^acegmnopqrsuvwxyz.,:;·•–-]/.test(text) ? 0.72 : 0.53;
  const down = /[gjpqyQ()@,;]/.test(text) ? 0.21 : 0.01;
  const white = 0.05 * size;
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: baseline - up * size - white + 0.05 * size * chance(),
    bottom: baseline + down * size + white + 0.05 * size * chance(),
  };
}

function cornersOf(page: Paper, { turned = 0 }: PrintedLine, { left, right, top, bottom }: Box): number[] {
  const { angle = 0, unit = 'inch' } = page;
  const corners: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  const [width, height] = sizeOf({ ...page, unit: 'inch' });
  const scale = unit === 'inch' ? 1 : dotsPerInch;
  return corners
    .map((corner) => rotated(corner, turned, [(left + right) / 2, (top + bottom) / 2]))
    .map((corner) => rotated(corner, angle, [page.width / 2, page.height / 2]))
    .flatMap(([x, y]) => [(x - page.width / 2) / 72 + width / 2, (y - page.height / 2) / 72 + height / 2])
    .map((inches) => Number((inches * scale).toFixed(unit === 'inch' ? 4 : 0)));
}

/** Of the paper as it lay. */
function sizeOf({ width, height, angle = 0, unit = 'inch' }: Paper): Point {
  const scale = (unit === 'inch' ? 1 : dotsPerInch) / 72;
  const isOnItsSide = Math.abs(Math.sin((angle * Math.PI) / 180)) > 0.7;
  return isOnItsSide ? [height * scale, width * scale] : [width * scale, height * scale];
}

function rotated([x, y]: Point, angle: number, [aroundX, aroundY]: Point): Point {
  const [cosine, sine] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [across, down] = [x - aroundX, y - aroundY];
  return [aroundX + cosine * across - sine * down, aroundY + sine * across + cosine * down];
}
