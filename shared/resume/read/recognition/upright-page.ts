// A recognised page as it is held to read it, in points: scans lie on their side, stand on their head, and are seldom straight.
import { apply, type Matrix } from '../pdf/matrix';
import type { AnalyzedPage } from './answer';
import type { RecognisedLine } from './recognised-lines';

/** A line with its sides where most text runs from left to right; y from the top of the page. */
export interface UprightLine {
  readonly line: RecognisedLine;
  readonly top: number;
  readonly bottom: number;
  /** Of each word of the line, in their order. */
  readonly places: readonly { readonly left: number; readonly right: number }[];
}

export interface UprightPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly UprightLine[];
  /** Some of its text runs another way, and is left out. */
  readonly hasTurned: boolean;
}

const pointsPerInch = 72;
/** A page in pixels does not tell how large they are: its longer side is taken for a sheet's. */
const longerSide = 11 * pointsPerInch;
/** Degrees. The corners of a short word may be that far off. */
const lean = 30;

export function uprightPage(page: AnalyzedPage, lines: readonly RecognisedLine[]): UprightPage {
  const angle = angleOf(lines);
  const kept = lines.filter(({ polygon }) => Math.abs(between(directionOf(polygon), angle)) <= lean);
  const { matrix, width, height } = turnedBy(page, angle);
  return {
    width,
    height,
    lines: kept.map((line) => uprightLine(line, matrix)),
    hasTurned: kept.length < lines.length,
  };
}

function uprightLine(line: RecognisedLine, matrix: Matrix): UprightLine {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(line.polygon, matrix);
  return {
    line,
    top: (topLeft.y + topRight.y) / 2,
    bottom: (bottomLeft.y + bottomRight.y) / 2,
    places: line.words.map(({ polygon }) => {
      const [one, two, three, four] = cornersOf(polygon, matrix);
      return { left: Math.min(one.x, four.x), right: Math.max(two.x, three.x) };
    }),
  };
}

/** From the page's own unit to points on the page as it is turned by that many degrees, counterclockwise. */
function turnedBy({ width, height, unit }: AnalyzedPage, angle: number) {
  const scale = unit === 'inch' ? pointsPerInch : longerSide / Math.max(width, height);
  const [across, down] = [width * scale, height * scale];
  const [cosine, sine] = [Math.cos(radians(angle)), Math.sin(radians(angle))];
  const isOnItsSide = Math.abs(sine) > Math.abs(cosine);
  const size = isOnItsSide ? { width: down, height: across } : { width: across, height: down };
  const [x, y] = [across / 2, down / 2];
  const shift = [size.width / 2 - (cosine * x + sine * y), size.height / 2 - (cosine * y - sine * x)] as const;
  const matrix: Matrix = [cosine * scale, -sine * scale, sine * scale, cosine * scale, ...shift];
  return { matrix, ...size };
}

/** The way that most of its text runs, in degrees, clockwise; the longer a line, the more it counts. */
function angleOf(lines: readonly RecognisedLine[]): number {
  const quarters = [0, 90, 180, 270].map((quarter) => {
    const along = lines.filter(({ polygon }) => Math.abs(between(directionOf(polygon), quarter)) <= 45);
    const characters = along.reduce(
      (sum, { words }) => words.reduce((count, { content }) => count + content.length, sum),
      0,
    );
    return { along, characters };
  });
  const [most] = quarters.sort((one, other) => other.characters - one.characters);
  const [x, y] = (most?.along ?? []).reduce<readonly [number, number]>(
    ([sumX, sumY], { polygon }) => {
      const edge = edgeOf(polygon);
      return [sumX + edge.x, sumY + edge.y];
    },
    [0, 0],
  );
  return degrees(Math.atan2(y, x));
}

function directionOf(polygon: readonly number[]): number {
  const { x, y } = edgeOf(polygon);
  return degrees(Math.atan2(y, x));
}

/** From its left to its right, twice as long. */
function edgeOf(polygon: readonly number[]): { readonly x: number; readonly y: number } {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = polygon;
  return { x: x1 - x0 + x2 - x3, y: y1 - y0 + y2 - y3 };
}

function cornersOf(polygon: readonly number[], matrix: Matrix) {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = polygon;
  return [apply(matrix, x0, y0), apply(matrix, x1, y1), apply(matrix, x2, y2), apply(matrix, x3, y3)] as const;
}

/** From one direction to another, -180 to 180. */
function between(one: number, other: number): number {
  return ((((one - other + 180) % 360) + 360) % 360) - 180;
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
