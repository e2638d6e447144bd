import type { Line } from '../../../../../shared/resume/model/document';
import type { Language, ParsedCertification } from '../../../../../shared/resume/model/parsed-resume';
import { certificationsOf } from '../../../../../shared/resume/structure/entries/certifications';
import { columnRoom } from '../../../../../shared/resume/structure/entries/column-room';
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { unwrapped } from '../../../../../shared/resume/structure/entries/unwrap';
import { documentOf, linesOf } from '../../../../factories/resume-documents';

/** Letters that have room: 5.5 points each from x = 50 on. */
const roomFor = (letters: number): ReadonlyMap<string, number> => new Map([['1/0', 50 + letters * 5.5]]);

function whole(text: string, letters: number, language: Language = 'en'): readonly string[] | undefined {
  return unwrapped(linesOf(text), roomFor(letters), language)?.map((line: Line) => line.text);
}

function shown({ name, issuer, issueDate }: ParsedCertification): string {
  return `${name?.value} by ${issuer?.value ?? '-'}, ${issueDate?.value ?? ''}`;
}

test('an item of a list ends with its date, wherever the column breaks it', () => {
  const text = `Licensed Tree Climber, ISA, May
2021
Crown Inspection
Qualification, Guild of Urban
Foresters, March 2019
Winter Rope Rescue, SOLO, 2022`;
  expect(whole(text, 31)).toEqual([
    'Licensed Tree Climber, ISA, May 2021',
    'Crown Inspection Qualification, Guild of Urban Foresters, March 2019',
    'Winter Rope Rescue, SOLO, 2022',
  ]);
});

test('a month and its year are one date over two lines, a preposition between them', () => {
  const text = `Claves obstétricas, DIRESA, abril de
2019
Monitoreo fetal, EsSalud, julio
de 2020`;
  expect(whole(text, 36, 'es')).toEqual([
    'Claves obstétricas, DIRESA, abril de 2019',
    'Monitoreo fetal, EsSalud, julio de 2020',
  ]);
});

test('a group has as many parts as the groups of which it is certain', () => {
  const text = `Line Clearance Awareness for
Workers
TCIA, Feb 2018

Crown Inspection Qualification
International Guild, Mar 2019

First Responder
SOLO, May 2022`;
  expect(whole(text, 31)).toEqual([
    'Line Clearance Awareness for Workers',
    'TCIA, Feb 2018',
    'Crown Inspection Qualification',
    'International Guild, Mar 2019',
    'First Responder',
    'SOLO, May 2022',
  ]);
});

test('the letter of a category is no preposition', () => {
  const text = `Eintrag im Register, Klasse A
Kammer, 2019

Brandschutz
Feuerwehr, 2020`;
  expect(whole(text, 40, 'de')).toHaveLength(4);
});

test('without dates only what cannot begin a name goes on', () => {
  const text = `Hydraulic Diagnostics for
Cranes
Data Science with R for Insurance
Pricing
Six Sigma Green Belt of Industry
PMP
Rope Access`;
  expect(whole(text, 33)).toEqual([
    'Hydraulic Diagnostics for Cranes',
    'Data Science with R for Insurance Pricing',
    'Six Sigma Green Belt of Industry',
    'PMP',
    'Rope Access',
  ]);
});

test('lines with room enough, and lists with bullets, are not told here', () => {
  expect(whole('First Aid, 2019\nRope Access, 2020', 90)).toBeUndefined();
  expect(whole('- First Aid, 2019\n- Rope Access, 2020', 30)).toBeUndefined();
});

test('certificates of a narrow column have their names, issuers and dates whole', () => {
  const text = `Hazard Awareness Program
for Line Clearance Workers,
TCIA, February 2018
Pesticide Applicator,
Category 3A, State of
Vermont, January 2017`;
  expect(certificationsOf(linesOf(text), 'en', roomFor(28)).map(shown)).toEqual([
    'Hazard Awareness Program for Line Clearance Workers by TCIA, 2018-02',
    'Pesticide Applicator, Category 3A by State of Vermont, 2017-01',
  ]);
});

test('a school that goes on in the next line is one name', () => {
  const text = `**Diplom, Gartenbau**
Hochschule für Landschaft und
Umwelt
2012 – 2015

**Abitur**
Lessing-Gymnasium
2004 – 2012`;
  expect(educationOf(linesOf(text), 'de', roomFor(30)).map(({ institution }) => institution?.value)).toEqual([
    'Hochschule für Landschaft und Umwelt',
    'Lessing-Gymnasium',
  ]);
});

test('a column has room up to its longest line; what reaches into the next column is over both', () => {
  const document = documentOf(`{20}A name in large letters over the two columns of the page, with a title
Short
Longer line
|1|A line on the right`);
  const room = columnRoom(document);
  expect(room.get('1/0')).toBeCloseTo(50 + 11 * 5.5);
  expect(room.get('1/1')).toBeCloseTo(350 + 19 * 5.5);
  expect(columnRoom({ ...document, format: 'docx' }).size).toBe(0);
});
