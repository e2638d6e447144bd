// Characters are where PDF's text operators put them (ISO 32000-2, 9.4).

import type { Font } from '../../../../../shared/resume/read/pdf/drawing-state';
import { drawn } from '../../../../../shared/resume/read/pdf/drawn';
import { linkAreas, linkAt } from '../../../../../shared/resume/read/pdf/link-areas';
import type { Matrix } from '../../../../../shared/resume/read/pdf/matrix';

const names = [
  'save',
  'restore',
  'transform',
  'beginText',
  'setFont',
  'setTextMatrix',
  'moveText',
  'setLeading',
  'nextLine',
  'setCharSpacing',
  'setWordSpacing',
  'setHScale',
  'setTextRise',
  'setTextRenderingMode',
  'setFillRGBColor',
  'showText',
  'constructPath',
  'fill',
  'endPath',
  'paintFormXObjectBegin',
  'paintFormXObjectEnd',
];
const numbers = Object.fromEntries(names.map((name, index) => [name, index]));
/** A page 800 points high. */
const page: Matrix = [1, 0, 0, -1, 0, 800];
const font: Font = { bold: false, italic: false, symbols: undefined, unit: 0.001, vertical: false };

type Step = readonly [name: string, ...args: unknown[]];

const run = (steps: readonly Step[]) =>
  drawn(
    { fnArray: steps.map(([name]) => numbers[name] ?? -1), argsArray: steps.map(([, ...args]) => args) },
    numbers,
    page,
    () => font,
  );
const shown = (text: string) =>
  [...text].map((unicode) => ({ unicode, width: 500, isSpace: unicode === ' ', isInFont: true }));
const placesOf = (steps: readonly Step[]) =>
  run([['beginText'], ['setFont', 'f', 10], ...steps]).glyphs.map(({ text, x, y }) => [text, x, y]);

test('characters follow each other by their widths, y from the top', () => {
  const places = placesOf([
    ['setTextMatrix', [1, 0, 0, 1, 100, 700]],
    ['showText', shown('ab')],
  ]);
  expect(places).toEqual([
    ['a', 100, 100],
    ['b', 105, 100],
  ]);
});

test('spacing of characters and words, scaling and kerning move what comes after', () => {
  const places = placesOf([
    ['setCharSpacing', 1],
    ['setWordSpacing', 2],
    ['setHScale', 200],
    ['showText', [...shown('a b'), 100, ...shown('c')]],
  ]);
  expect(places.map(([, x]) => x)).toEqual([0, 12, 28, 38]);
});

test('lines go down by the leading, and a rise lifts the text', () => {
  const places = placesOf([
    ['moveText', 50, 700],
    ['setLeading', 14],
    ['showText', shown('a')],
    ['nextLine'],
    ['setTextRise', 3],
    ['showText', shown('b')],
  ]);
  expect(places).toEqual([
    ['a', 50, 100],
    ['b', 50, 111],
  ]);
});

test('a form is drawn where it is put, and leaves nothing behind', () => {
  const places = placesOf([
    ['paintFormXObjectBegin', [2, 0, 0, 2, 10, 20], null],
    ['setTextMatrix', [1, 0, 0, 1, 5, 5]],
    ['showText', shown('a')],
    ['paintFormXObjectEnd'],
    ['setTextMatrix', [1, 0, 0, 1, 5, 5]],
    ['showText', shown('b')],
  ]);
  expect(places).toEqual([
    ['a', 20, 770],
    ['b', 5, 795],
  ]);
});

test('size, slant, weight and direction are seen on the page', () => {
  const text: Step = ['showText', shown('a')];
  const looks = run([
    ['setFont', 'f', 10],
    ['setTextMatrix', [2, 0, 0, 2, 0, 0]],
    text,
    ['setTextMatrix', [1, 0, 0.3, 1, 0, 0]],
    text,
    ['setTextMatrix', [0, 1, -1, 0, 0, 0]],
    text,
    ['setTextMatrix', [1, 0, 0, 1, 0, 0]],
    ['setTextRenderingMode', 2],
    text,
    ['setTextRenderingMode', 3],
    text,
  ]).glyphs;
  expect(looks).toMatchObject([
    { fontSize: 20, italic: false, bold: false, angle: 0 },
    { italic: true },
    { fontSize: 10, angle: -90 },
    { bold: true, invisible: false },
    { bold: false, invisible: true },
  ]);
});

test('painted shapes have their box and colour, paths that only clip are none', () => {
  const { shapes } = run([
    ['setFillRGBColor', '#203040'],
    ['transform', 2, 0, 0, 2, 0, 0],
    ['constructPath', numbers.fill, [], new Float32Array([10, 20, 30, 40])],
    ['constructPath', numbers.endPath, [], new Float32Array([0, 0, 99, 99])],
  ]);
  expect(shapes).toEqual([{ left: 20, top: 720, right: 60, bottom: 760, fill: '#203040', after: 0 }]);
});

test('operators with arguments that make no sense are passed over', () => {
  expect(
    placesOf([
      ['setTextMatrix', 'nonsense'],
      ['transform', 1, 2],
      ['restore'],
      ['restore'],
      ['showText', [null, 'x', {}, ...shown('a')]],
    ]),
  ).toEqual([['a', 0, 800]]);
});

test('links to the web and to addresses are kept, others are not', () => {
  const annotations = [
    { subtype: 'Link', url: 'https://example.org/', rect: [10, 690, 60, 710] },
    { subtype: 'Link', unsafeUrl: 'javascript:alert(1)', rect: [10, 690, 60, 710] },
    { subtype: 'Link', url: 'mailto:a@example.org', rect: [10, 590, 60, 610] },
    { subtype: 'Widget', rect: [0, 0, 600, 800] },
    null,
  ];
  const areas = linkAreas(annotations, page);
  expect(areas).toHaveLength(2);
  expect([linkAt(areas, 20, 100), linkAt(areas, 20, 200), linkAt(areas, 20, 300)]).toEqual([
    'https://example.org/',
    'mailto:a@example.org',
    undefined,
  ]);
});
