// Columns are read one after the other, rows of a table line by line.
import { flow, linesOf, text, textsOf, textTo } from './glyphs';

const sentences = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} line ${'abcdefghijklmno'[index]} of a text`);

test('a sidebar on the left is read before the main column, each with its own number', () => {
  const lines = linesOf([
    text('Wide heading over the whole of the page and more', 50, 60, { size: 18 }),
    flow(sentences('Side', 12), 50, 100),
    flow(sentences('Main', 14), 220, 103),
  ]);
  expect(textsOf(lines)).toEqual([
    'Wide heading over the whole of the page and more',
    ...sentences('Side', 12),
    ...sentences('Main', 14),
  ]);
  expect(lines.map(({ column }) => column)).toEqual([0, ...Array(12).fill(0), ...Array(14).fill(1)]);
  expect(lines[1]?.gap).toBe(Number.POSITIVE_INFINITY);
  expect(lines[13]?.gap).toBe(Number.POSITIVE_INFINITY);
});

test('the column with the name at its top is read first', () => {
  const lines = linesOf([
    flow(sentences('Side', 12), 50, 60),
    text('Anna Beispiel', 220, 66, { size: 24 }),
    flow(sentences('Main', 12), 220, 90),
  ]);
  expect(lines[0]?.text).toBe('Anna Beispiel');
  expect(lines[0]?.column).toBe(1);
  expect(textsOf(lines).slice(-12)).toEqual(sentences('Side', 12));
});

test('columns whose lines stand on the same baselines are told by their headings', () => {
  const column = (name: string, x: number) => [
    ...text(`${name} ONE`, x, 100, { bold: true }),
    ...flow(sentences(name.toLowerCase(), 4), x, 114),
    ...text(`${name} TWO`, x, 170, { bold: true }),
    ...flow(sentences(name.toLowerCase(), 4), x, 184),
  ];
  const lines = linesOf([column('LEFT', 50), column('RIGHT', 320)]);
  expect(textsOf(lines).filter((line) => /ONE|TWO/.test(line))).toEqual([
    'LEFT ONE',
    'LEFT TWO',
    'RIGHT ONE',
    'RIGHT TWO',
  ]);
});

test('dates in a column on the left stay with what they date', () => {
  const lines = linesOf([
    text('03/2019 – heute', 50, 100),
    flow(['Pflegefachkraft', 'Klinikum am Park', 'Betreuung von 24 Betten'], 160, 100),
    text('08/2015 – 02/2019', 50, 150),
    flow(['Krankenpfleger', 'Haus am See', 'Nachtdienste'], 160, 150),
    text('09/2012 – 07/2015', 50, 200),
    flow(['Ausbildung', 'Berufsfachschule'], 160, 200),
  ]);
  expect(textsOf(lines).filter((line) => line.includes('\t'))).toEqual([
    '03/2019 – heute\tPflegefachkraft',
    '08/2015 – 02/2019\tKrankenpfleger',
    '09/2012 – 07/2015\tAusbildung',
  ]);
  expect(new Set(lines.map(({ column }) => column))).toEqual(new Set([0]));
});

test('dates close before what they date are a cell of their own', () => {
  const dates = ['Sept 2018 – May 2023', 'Jan 2015 – July 2018', 'Sept 2011 – Dec 2014', 'Oct 2010 – Dec 2010'];
  const lines = linesOf(
    dates.flatMap((date, index) => [
      textTo(date, 168, 100 + 40 * index),
      flow(['A school and a town, and some more', 'what was done there'], 176, 100 + 40 * index),
    ]),
  );
  expect(lines[0]?.text).toBe('Sept 2018 – May 2023\tA school and a town, and some more');
});

test('dates on the right stay on their line', () => {
  const entry = (y: number) => [
    text('Senior engineer, Example Ltd', 50, y, { bold: true }),
    textTo('Jan 2020 – Present', 545, y),
    text('Led the design of a thing that took a while and many words to tell of, over', 50, y + 14),
    text('two lines', 50, y + 28),
  ];
  const lines = linesOf([100, 160, 220, 280].flatMap(entry));
  expect(lines).toHaveLength(12);
  expect(lines[0]?.text).toBe('Senior engineer, Example Ltd\tJan 2020 – Present');
  expect(lines[0]?.runs).toHaveLength(2);
});

test('labels and their values are rows', () => {
  const labels = ['Languages', 'Tools', 'Databases', 'Other'];
  const lines = linesOf(
    labels.flatMap((label, index) => [
      text(label, 50, 100 + 20 * index, { bold: true }),
      text('one thing, another thing, a third thing', 160, 100 + 20 * index),
    ]),
  );
  expect(textsOf(lines)).toEqual(labels.map((label) => `${label}\tone thing, another thing, a third thing`));
});

test('short headings over indented text make no columns', () => {
  const section = (title: string, y: number) => [text(title, 50, y), flow(sentences(title, 3), 110, y + 16)];
  const lines = linesOf(['Work', 'Study', 'Skills'].flatMap((title, index) => section(title, 100 + 70 * index)));
  expect(textsOf(lines)).toEqual(['Work', 'Study', 'Skills'].flatMap((title) => [title, ...sentences(title, 3)]));
});

test('a heading under two columns comes after both', () => {
  const lines = linesOf([
    flow(sentences('Left', 8), 50, 100),
    flow(sentences('Right', 8), 320, 104),
    text('Experience', 50, 250, { bold: true }),
    text('A line that runs over the whole width of the page, from one margin to the other', 50, 264),
  ]);
  expect(textsOf(lines)).toEqual([
    ...sentences('Left', 8),
    ...sentences('Right', 8),
    'Experience',
    'A line that runs over the whole width of the page, from one margin to the other',
  ]);
});

test('drawing order does not matter', () => {
  const main = flow(sentences('Main', 12), 50, 100);
  const side = flow(sentences('Side', 12), 320, 105);
  const mixed = [...main.slice(100), ...side.slice(0, 150), ...main.slice(0, 100), ...side.slice(150)];
  expect(textsOf(linesOf([mixed]))).toEqual(textsOf(linesOf([main, side])));
});

test('two texts on the same baselines are columns even without headings', () => {
  const left = Array.from({ length: 8 }, (_, index) => `the left text goes on and on, line ${index}`);
  const right = Array.from({ length: 8 }, (_, index) => `the right one too, until it ends, line ${index}`);
  expect(textsOf(linesOf([flow(left, 50, 100), flow(right, 320, 100)]))).toEqual([...left, ...right]);
});

test('a table whose headings and lists stand in the column of its dates is rows', () => {
  const entry = (date: string, y: number) => [text(date, 50, y), flow(['Title', 'Employer', 'a task'], 170, y)];
  const lines = linesOf([
    text('Work', 50, 80, { size: 13, bold: true }),
    ...entry('2022 – today', 100),
    ...entry('2018 – 2022', 150),
    ...entry('2016 – 2018', 200),
    text('Skills', 50, 260, { size: 13, bold: true }),
    flow(['Baking', 'Costing', 'Grilling', 'Ordering'], 50, 280),
    text('Study', 50, 350, { size: 13, bold: true }),
    ...entry('2012 – 2016', 370),
  ]);
  expect(textsOf(lines).slice(0, 4)).toEqual(['Work', '2022 – today\tTitle', 'Employer', 'a task']);
  expect(new Set(lines.map(({ column }) => column))).toEqual(new Set([0]));
});

test('contacts beside a name are no column of the page', () => {
  const contacts = ['Valencia', '+34 611 222 333', 'lucia@example.net', 'example.com/lucia'];
  const lines = linesOf([
    text('Lucía Martí', 50, 66, { size: 24 }),
    text('Diseñadora', 50, 80),
    ...contacts.map((contact, index) => textTo(contact, 545, 50 + 12 * index)),
    text('Perfil', 50, 130, { size: 14 }),
    flow(['A short line', 'another one', 'a third one', 'a fourth one', 'a fifth one', 'a sixth one'], 50, 150),
    flow(['A short line', 'another one', 'a third one', 'a fourth one', 'a fifth one', 'a sixth one'], 50, 250),
  ]);
  expect(textsOf(lines).indexOf('Perfil')).toBe(6);
  expect(textsOf(lines).slice(0, 6).sort()).toEqual([...contacts, 'Diseñadora', 'Lucía Martí'].sort());
});

test('cities and years at the end of lines stay there though lines above them are set elsewhere', () => {
  const entry = (y: number) => [
    text('Institution', 50, y, { bold: true }),
    textTo('City', 545, y, { bold: true }),
    text('Degree, grade', 50, y + 14),
    textTo('2015 – 2018', 545, y + 14),
    text('Description', 50, y + 28),
  ];
  const lines = linesOf([[100, 150, 200, 250].flatMap(entry).flat(), text('jdoe • example.org', 240, 50)]);
  expect(textsOf(lines).slice(1, 4)).toEqual(['Institution\tCity', 'Degree, grade\t2015 – 2018', 'Description']);
});

test('lines half a line apart from those beside them are columns, however few', () => {
  const side = ['Berlin', 'Braze', 'SQL', 'Deutsch'];
  const main = ['Growth Manager', 'Kitchenspot, Berlin', 'CRM', 'N26, Berlin', 'Working Student', 'Zalando, Berlin'];
  const lines = linesOf([flow(side, 62, 100), flow(main, 235, 106)]);
  expect(textsOf(lines)).toEqual([...side, ...main]);
});

test('a heading in large type that hangs beside its text is read before it, though it stands a little lower', () => {
  const lines = linesOf([
    text('EDUCATION', 50, 104, { size: 14 }),
    flow(['University of Leeds', 'Physics'], 180, 100),
    text('EXPERIENCE', 50, 154, { size: 14 }),
    flow(['Nurse at St. Mary', 'From 2019 to 2021'], 180, 150),
  ]);
  expect(textsOf(lines)).toEqual([
    'EDUCATION',
    'University of Leeds',
    'Physics',
    'EXPERIENCE',
    'Nurse at St. Mary',
    'From 2019 to 2021',
  ]);
});
