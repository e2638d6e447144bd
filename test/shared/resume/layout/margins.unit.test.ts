// What is printed on every page is read once or not at all.
import { pagesOf } from '../../../../shared/resume/layout/pages';
import { flow, page, text } from './glyphs';

const body = ['One line of the text', 'another line of it'];

test('a header that comes again is read on the first page alone, page numbers and footers never', () => {
  const pages = [1, 2, 3].map((number) =>
    page(
      [
        text('Anna Beispiel – Lebenslauf', 50, 30),
        flow(body, 50, 200),
        text('printed with a tool', 50, 800),
        text(`Seite ${number} von 3`, 500, 815),
      ],
      [],
      number,
    ),
  );
  expect(pagesOf(pages).map(({ lines }) => lines.map((line) => line.text))).toEqual([
    ['Anna Beispiel – Lebenslauf', ...body],
    body,
    body,
  ]);
});

test('a footer with contacts is read on the first page', () => {
  const pages = [1, 2].map((number) =>
    page([flow(body, 50, 200), text('anna@example.org · 030 555 0199', 200, 810)], [], number),
  );
  expect(pagesOf(pages).map(({ lines }) => lines.map((line) => line.text))).toEqual([
    [...body, 'anna@example.org · 030 555 0199'],
    body,
  ]);
});

test('a year at the end of the only page is no page number, nor is a number inside the text', () => {
  const [only] = pagesOf([page([flow(body, 50, 200), text('12', 50, 815)])]);
  expect(only?.lines.map((line) => line.text)).toEqual([...body, '12']);
  const inside = pagesOf([1, 2].map((number) => page([text('12', 50, 400 + number * 20)], [], number)));
  expect(inside.map(({ lines }) => lines.length)).toEqual([1, 1]);
});

test('lines are numbered from one on each page', () => {
  const pages = pagesOf([page([flow(body, 50, 200)]), page([flow(body, 50, 200)], [], 2)]);
  expect(pages.flatMap(({ lines }) => lines.map(({ page: number, line }) => [number, line]))).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ]);
});
