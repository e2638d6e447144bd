import type { Language, ParsedEducation } from '../../../../../shared/resume/model/parsed-resume';
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { linesOf } from '../../../../factories/resume-documents';

function studies(text: string, language: Language = 'en'): readonly string[] {
  return educationOf(linesOf(text), language).map(shown);
}

/** `degree | area @ institution (score) start-end` */
function shown({ studyType, area, institution, score, start, end }: ParsedEducation): string {
  const grade = score === undefined ? '' : ` (${score.value})`;
  return `${studyType?.value ?? '-'} | ${area?.value ?? '-'} @ ${institution?.value ?? '-'}${grade} ${start?.value ?? ''}-${end?.value ?? ''}`;
}

test.each<[string, Language, string]>([
  [
    'Bachelor of Science in Nursing, University of Texas at Austin, Austin, TX\tMay 2014',
    'en',
    'Bachelor of Science | Nursing @ University of Texas at Austin -2014-05',
  ],
  [
    'BA (Hons) History 2:1, University of Warwick, 2003 - 2006',
    'en',
    'BA (Hons) | History @ University of Warwick (2:1) 2003-2006',
  ],
  ['MBA, London Business School, 2012', 'en', 'MBA | - @ London Business School -2012'],
  [
    'BS – Computer Science, University of California, Berkeley (2011–2015)',
    'en',
    'BS | Computer Science @ University of California, Berkeley 2011-2015',
  ],
  [
    'Master of Arts (M.A.) in History, Stanford University, 2016',
    'en',
    'Master of Arts (M.A.) | History @ Stanford University -2016',
  ],
  [
    'Ph.D. in Computer Science, Carnegie Mellon University, 2014 – 2019',
    'en',
    'Ph.D. | Computer Science @ Carnegie Mellon University 2014-2019',
  ],
  ['2007\tAbitur, Note: 2,1, Goethe-Gymnasium Bonn', 'de', 'Abitur | - @ Goethe-Gymnasium Bonn (2,1) -2007'],
  [
    '08/2009 – 06/2012\tAusbildung zur Bürokauffrau, Muster GmbH, Berlin',
    'de',
    'Ausbildung zur Bürokauffrau | - @ Muster GmbH 2009-08-2012-06',
  ],
  [
    '10/2010 – 03/2013\tMaster of Science Wirtschaftsinformatik, Note 1,3, Technische Universität München',
    'de',
    'Master of Science | Wirtschaftsinformatik @ Technische Universität München (1,3) 2010-10-2013-03',
  ],
  [
    '2012 – 2015\tStudium der Betriebswirtschaftslehre (B.A.), Hochschule Bremen',
    'de',
    'B.A. | Betriebswirtschaftslehre @ Hochschule Bremen 2012-2015',
  ],
  [
    '2009\tBaccalauréat scientifique, Lycée Victor Hugo',
    'fr',
    'Baccalauréat scientifique | - @ Lycée Victor Hugo -2009',
  ],
  [
    'BTS Comptabilité et Gestion, Lycée Jean Jaurès, Montreuil (2010-2012)',
    'fr',
    'BTS Comptabilité et Gestion | - @ Lycée Jean Jaurès 2010-2012',
  ],
  ['2009 – 2012\tLicence de Droit, Université Lyon 3', 'fr', 'Licence de Droit | Droit @ Université Lyon 3 2009-2012'],
  [
    'Grado en Derecho, Universidad de Sevilla\t2010 - 2014',
    'es',
    'Grado en Derecho | Derecho @ Universidad de Sevilla 2010-2014',
  ],
  [
    'Técnico Superior en Mecatrónica, IES Pablo Serrano\t2010 - 2012',
    'es',
    'Técnico Superior en Mecatrónica | - @ IES Pablo Serrano 2010-2012',
  ],
])('%s', (line, language, study) => {
  expect(studies(line, language)).toEqual([study]);
});

test('the school above, the degree below, grades on a line of their own', () => {
  const text = `**Stanford University**\tStanford, CA
Master of Science in Computer Science\tSept 2015 – June 2017
GPA: 3.9/4.0
Relevant coursework: Algorithms, Databases
**Park Lane High School**\tLeeds
A-Levels: Maths, Physics\t2010 – 2012`;
  const [master, school] = educationOf(linesOf(text), 'en');
  expect(master).toMatchObject({
    institution: { value: 'Stanford University' },
    studyType: { value: 'Master of Science' },
    score: { value: '3.9/4.0' },
    place: { value: { city: 'Stanford', region: 'CA' } },
  });
  expect(master?.courses.map(({ value }) => value)).toEqual(['Algorithms', 'Databases']);
  expect(school).toMatchObject({ institution: { value: 'Park Lane High School' }, studyType: { value: 'A-Levels' } });
});

test('a line without a degree beside a school is a subject', () => {
  expect(studies('Stanford University\nComputer Science\t2015 – 2017')).toEqual([
    '- | Computer Science @ Stanford University 2015-2017',
  ]);
});

test('a training is named by its job', () => {
  const text = `**Wirtschaftsschule Thun**\t2000 – 2003
Kauffrau für Büromanagement`;
  expect(studies(text, 'de')).toEqual(['Kauffrau für Büromanagement | - @ Wirtschaftsschule Thun 2000-2003']);
});

test('lower-case words are no short degrees', () => {
  expect(studies('Harvard College\t2010 – 2014\nma vie, as is, be it')[0]).toMatch(/^- \|/);
});

test('what stands where the siblings have their degrees is a degree, known or not', () => {
  const text = `**Licenciatura, Enología**
UNCuyo
2008 – 2013

**Sumillería Mayor, Vinos del Norte**
Casa de Cata
2014 – 2015

**Escolaridad plena**
Liceo Agrícola
2002 – 2007`;
  expect(studies(text, 'es')).toEqual([
    'Licenciatura | Enología @ UNCuyo 2008-2013',
    'Sumillería Mayor | Vinos del Norte @ Casa de Cata 2014-2015',
    'Escolaridad plena | - @ Liceo Agrícola 2002-2007',
  ]);
});

test('a short form in capitals before a separator is a degree, a field of study alone is none', () => {
  expect(studies('QXT, Marine Engineering, City College, 2012 – 2014')).toEqual([
    'QXT | Marine Engineering @ City College 2012-2014',
  ]);
  expect(studies('Marine Engineering, City College, 2012 – 2014')).toEqual([
    '- | Marine Engineering @ City College 2012-2014',
  ]);
});

test('the school is in the line below, not in what is studied', () => {
  const text = `2018 – 2019
**MSc, Actuarial Science**
Heriot-Watt

2013 – 2016
**BSc, Statistics**
Loyola`;
  expect(studies(text)).toEqual([
    'MSc | Actuarial Science @ Heriot-Watt 2018-2019',
    'BSc | Statistics @ Loyola 2013-2016',
  ]);
});
