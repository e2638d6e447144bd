// Items of lists are told by their bullets, drawn ones too, and by where they stand.
import { flow, linesOf, text, textsOf, textTo } from './glyphs';

const told = (lines: ReturnType<typeof linesOf>) => lines.map((line) => [line.bullet, line.level, line.text]);

test('a bullet is taken off, and the lines of its item share its level', () => {
  const lines = linesOf([
    text('Example Ltd', 50, 100),
    text('• Led a team that', 56, 114),
    text('built things', 63.5, 128),
    text('◦ with care', 70, 142),
    text('•Glued to its text', 56, 156),
  ]);
  expect(told(lines)).toEqual([
    [false, 0, 'Example Ltd'],
    [true, 0, 'Led a team that'],
    [false, 0, 'built things'],
    [true, 1, 'with care'],
    [true, 0, 'Glued to its text'],
  ]);
  expect(lines[1]?.x).toBe(63.5);
});

test('a small painted shape before a line is a bullet, others are not', () => {
  const dot = (left: number, top: number, size = 3.5) => ({ left, top, right: left + size, bottom: top + size });
  const lines = linesOf(
    [flow(['First', 'Second', 'An icon before it', 'Rated'], 66, 100)],
    [dot(56, 95), dot(56, 109), dot(52, 119, 9), dot(110, 137), dot(116, 137)],
  );
  expect(told(lines)).toEqual([
    [true, 0, 'First'],
    [true, 0, 'Second'],
    [false, 0, 'An icon before it'],
    [false, 0, 'Rated'],
  ]);
});

test('a dash before a word is a bullet, before a date it is not', () => {
  const lines = linesOf([text('- Wrote reports', 50, 100), text('– 2019', 50, 160), text('15 years of it', 50, 220)]);
  expect(told(lines).map(([bullet]) => bullet)).toEqual([true, false, false]);
});

test('numbers that count on are bullets, an ordinal alone is not', () => {
  const counted = linesOf([
    text('1. First paper', 50, 100),
    text('2. Second paper', 50, 114),
    text('10 years', 50, 128),
  ]);
  expect(textsOf(counted)).toEqual(['First paper', 'Second paper', '10 years']);
  expect(textsOf(linesOf([text('2. Staatsexamen', 50, 100), text('Lehramt', 50, 114)]))).toEqual([
    '2. Staatsexamen',
    'Lehramt',
  ]);
});

test('indents that several lines share are levels, centred lines are not', () => {
  const lines = linesOf([
    text('Anna', 260, 60),
    text('somewhere@example.org', 240, 74),
    flow(['Title', 'Title'], 50, 100),
    flow(['indented', 'indented', 'indented'], 80, 128),
    text('Title', 50, 170),
  ]);
  expect(lines.slice(2).map(({ level }) => level)).toEqual([0, 0, 1, 1, 1, 0]);
});

test('the gap is the white space above in heights of the line', () => {
  const lines = linesOf([text('One', 50, 100), text('Two', 50, 112), text('Three', 50, 136)]);
  expect(lines.map(({ gap }) => gap)).toEqual([Number.POSITIVE_INFINITY, 0, 1]);
});

test('a parted word is read whole on its first line', () => {
  const lines = linesOf([
    flow(['Leitung der Entwick-', 'lung von Software-', 'Paketen, Vor-', 'und Nachbereitung, well-', 'known'], 50, 100),
  ]);
  expect(textsOf(lines)).toEqual([
    'Leitung der Entwicklung',
    'von Software-Paketen,',
    'Vor-',
    'und Nachbereitung, wellknown',
  ]);
});

test('no gap is left where the rest of a word was all of its line', () => {
  const lines = linesOf([flow(['a long list of publica-', 'tions', 'and more'], 50, 100)]);
  expect(lines.map(({ text: content, gap }) => [content, gap])).toEqual([
    ['a long list of publications', Number.POSITIVE_INFINITY],
    ['and more', 0.17],
  ]);
});

test('an address that is parted at its own hyphen keeps it', () => {
  const lines = linesOf([flow(['write to anna.muster-', 'mann@example.org now'], 50, 100)]);
  expect(textsOf(lines)).toEqual(['write to anna.muster-mann@example.org', 'now']);
});

test('a dash at the end of a date parts no word', () => {
  const lines = linesOf([flow(['01/2019 -', 'today'], 50, 100)]);
  expect(textsOf(lines)).toEqual(['01/2019 -', 'today']);
});

test('a word that is parted in a cell goes on in the cell below', () => {
  const table = (below: number) =>
    linesOf([text('2019', 50, 100), text('Mentor, one-', 200, 100), text('time', below, 114)]);
  expect(textsOf(table(200))).toEqual(['2019\tMentor, onetime']);
  expect(textsOf(table(50))).toEqual(['2019\tMentor, one-', 'time']);
});

test('a period that a narrow cell breaks is read whole', () => {
  const row = (cells: readonly string[], y: number) => [
    text(cells[0] ?? '', 50, y),
    text(cells[1] ?? '', 160, y, { bold: true }),
  ];
  const lines = linesOf([
    ...row(['avril 2019 –', 'Fondation, Paris'], 100),
    ...row(["aujourd'hui", 'Assistante'], 114),
    ...row(['05/2015', 'Mairie'], 150),
    ...row(['– 03/2019', 'Agente'], 164),
    ...row(['mai 2014 –', 'Marché'], 200),
    text('avril 2015', 50, 214),
  ]);
  expect(textsOf(lines)).toEqual([
    "avril 2019 – aujourd'hui\tFondation, Paris",
    'Assistante',
    '05/2015 – 03/2019\tMairie',
    'Agente',
    'mai 2014 – avril 2015\tMarché',
  ]);
  expect(lines[1]).toMatchObject({ x: 160, bullet: false });
});

test('open periods below each other are each an entry', () => {
  const rows = ['2022 -', '2020 -', '2018 - 2020'].flatMap((period, index) => [
    text(period, 50, 100 + 14 * index),
    text('Organiser', 160, 100 + 14 * index),
  ]);
  expect(textsOf(linesOf(rows))).toEqual(['2022 -\tOrganiser', '2020 -\tOrganiser', '2018 - 2020\tOrganiser']);
});

test('a dash below a year is no bullet', () => {
  expect(told(linesOf([text('2019', 50, 100), text('– heute', 50, 114)]))).toEqual([
    [false, 0, '2019'],
    [false, 0, '– heute'],
  ]);
});

test('a date beside an item of a list, below a place, is the date of the entry', () => {
  const entry = (date: string, y: number) => [
    text('Nexus, engineer', 50, y, { bold: true }),
    textTo('San Francisco, CA', 545, y),
    text('• Built a thing that took a while', 60, y + 14),
    textTo(date, 545, y + 14),
    text('• Led a team', 60, y + 28),
  ];
  const lines = linesOf([...entry('June 2023 – present', 100), ...entry('May 2019 – May 2023', 160)]);
  expect(textsOf(lines)).toEqual([
    'Nexus, engineer\tSan Francisco, CA\tJune 2023 – present',
    'Built a thing that took a while',
    'Led a team',
    'Nexus, engineer\tSan Francisco, CA\tMay 2019 – May 2023',
    'Built a thing that took a while',
    'Led a team',
  ]);
});

test('a date at the end of an item of a list of its own stays there', () => {
  const lines = linesOf([
    text('Awards', 50, 100, { bold: true }),
    ...['2021', '2019', '2017'].flatMap((year, index) => [
      text('• A prize', 60, 120 + 14 * index),
      textTo(year, 545, 120 + 14 * index),
    ]),
  ]);
  expect(textsOf(lines)).toEqual(['Awards', 'A prize\t2021', 'A prize\t2019', 'A prize\t2017']);
});
