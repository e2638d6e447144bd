import { degreeOf, institutionScore } from '../../../../../shared/resume/structure/entries/degree';

function degree(text: string): string {
  const { studyType = '-', area = '-' } = degreeOf(text);
  return `${studyType} | ${area}`;
}

test.each([
  ['PGDM, Operations', 'PGDM | Operations'],
  ['B.Pharm. (Hons), Pharmacology', 'B.Pharm. (Hons) | Pharmacology'],
  ['Class XII, CBSE', 'Class XII, CBSE | -'],
  ['National 5, Maths', 'National 5 | Maths'],
  ['Certificate III, Carpentry', 'Certificate III | Carpentry'],
  ['Reife- und Diplomprüfung, Tourismus', 'Reife- und Diplomprüfung | Tourismus'],
  ['Gymnasiale Maturität', 'Gymnasiale Maturität | -'],
  ['Eidgenössisches Fähigkeitszeugnis, Schreiner', 'Eidgenössisches Fähigkeitszeugnis | Schreiner'],
  ['MAS, Raumplanung', 'MAS | Raumplanung'],
  ['Diplom-Ingenieur (FH), Verfahrenstechnik', 'Diplom-Ingenieur (FH) | Verfahrenstechnik'],
  ['AEC, Automatisation industrielle', 'AEC | Automatisation industrielle'],
  ['DU, Échographie obstétricale', 'DU | Échographie obstétricale'],
  ['CESS', 'CESS | -'],
  ['Maturité professionnelle', 'Maturité professionnelle | -'],
  ['Maestría, Ciencia de los Alimentos', 'Maestría | Ciencia de los Alimentos'],
  ['Preparatoria técnica', 'Preparatoria técnica | -'],
  ['Bachiller agrario', 'Bachiller agrario | -'],
  ['Ingeniero Agrimensor', 'Ingeniero Agrimensor | -'],
  ['Segunda especialidad, Emergencias', 'Segunda especialidad | Emergencias'],
])('%s', (text, parts) => {
  expect(degree(text)).toBe(parts);
});

test('the kind of school behind a degree belongs to it', () => {
  expect(degree('Bachelor of Science FHO, Raumplanung')).toBe('Bachelor of Science FHO | Raumplanung');
  expect(degree('Bachelor of Science IT')).toBe('Bachelor of Science | IT');
});

test('a training with a degree at its end is one name', () => {
  expect(degree('Fachfrau Finanzwesen mit eidg. Fachausweis')).toBe('Fachfrau Finanzwesen mit eidg. Fachausweis | -');
});

test.each(['FAMILIE DAS HAUS', 'Institut des Arts', 'Gare du Nord', 'Unser Haus, das Hotel'])(
  '%s has no degree',
  (text) => {
    expect(degree(text)).toBe('- | -');
  },
);

test('what is studied is no school, though companies are called by it', () => {
  expect(institutionScore('Maschinenbau')).toBe(0);
  expect(institutionScore('Insurance and Finance')).toBe(0);
  expect(institutionScore('Maschinenbau Huber GmbH')).toBeGreaterThan(1);
});
