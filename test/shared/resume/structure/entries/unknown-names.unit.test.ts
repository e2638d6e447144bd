// Jobs and studies whose names no list knows: told by form, by place and by what the other entries do.
import type { Language, ParsedWork } from '../../../../../shared/resume/model/parsed-resume';
import { educationOf } from '../../../../../shared/resume/structure/entries/education';
import { formHints } from '../../../../../shared/resume/structure/entries/form-hints';
import { workOf } from '../../../../../shared/resume/structure/entries/work';
import { linesOf } from '../../../../factories/resume-documents';

function jobs(text: string, language: Language = 'en'): readonly string[] {
  return workOf(linesOf(text), language).map(shown);
}

function shown({ title, employer }: ParsedWork): string {
  return `${title?.value ?? '-'} @ ${employer?.value ?? '-'}`;
}

test.each<[string, Language]>([
  ['Zinngießerin', 'de'],
  ['Seilwart', 'de'],
  ['Sharpener', 'en'],
  ["Seconde d'exploitation", 'fr'],
  ['Plumassière', 'fr'],
  ['Trenzadora de mimbre', 'es'],
  ['Castañera', 'es'],
])('%s has the form of a job', (text, language) => {
  const { title, employer } = formHints(text, language);
  expect(title).toBeGreaterThan(employer);
});

test.each<[string, Language]>([
  ['Karlos Arguiñano', 'es'],
  ['Chevaliers du Tastevin', 'fr'],
  ["Sotheran's", 'en'],
  ['N26', 'de'],
  ['EsSalud', 'es'],
])('%s has the form of a proper name', (text, language) => {
  const { title, employer } = formHints(text, language);
  expect(employer).toBeGreaterThan(title);
});

test('a short name beside the dates is a place where both names stand above it', () => {
  const text = `**Hahnenkamm Lifte | Seilwart**
Kitzbühel | 2017 – 2019

**Doppelmayr | Grundwehrdiener**
Wolfurt | 2010 – 2016`;
  expect(jobs(text, 'de')).toEqual(['Seilwart @ Hahnenkamm Lifte', 'Grundwehrdiener @ Doppelmayr']);
});

test('… or both in one, parted by a dash', () => {
  const text = `**Tyne Strings – Luthier**
2017 – 2019 | Hexham

**Blackbird & Lowe – Repairer**
2012 – 2016 | Consett`;
  expect(jobs(text)).toEqual(['Luthier @ Tyne Strings', 'Repairer @ Blackbird & Lowe']);
});

test('alone beside the dates it is the employer', () => {
  const text = `**Luthier**
Hexham Strings | 2017 – 2019

**Repairer**
Blackbird | 2012 – 2016`;
  expect(jobs(text)).toEqual(['Luthier @ Hexham Strings', 'Repairer @ Blackbird']);
});

test('a preposition that all entries have parts title and employer', () => {
  const text = `Obstetra en Red Cusco Sur, Urcos (2019 – 2021)
Serumista en EsSalud, Sicuani (2018 – 2019)
Promotora en Wawa Wasi, Anta (2012 – 2013)`;
  expect(jobs(text, 'es')).toEqual(['Obstetra @ Red Cusco Sur', 'Serumista @ EsSalud', 'Promotora @ Wawa Wasi']);
});

test('the order of most entries holds for one whose words say otherwise', () => {
  const text = `**Enólogo a cargo**
Viñas del Tulum
2019 – 2021

**Segundo de bodega**
Finca Los Alerces
2014 – 2018

**Técnico de laboratorio**
Grupo Andino S.A.
2012 – 2013`;
  expect(jobs(text, 'es')).toEqual([
    'Enólogo a cargo @ Viñas del Tulum',
    'Segundo de bodega @ Finca Los Alerces',
    'Técnico de laboratorio @ Grupo Andino S.A.',
  ]);
});

test('the comma that parts title and employer is the same in all lines of as many parts', () => {
  const text = `Desarrollador, Cornershop, Ñuñoa (2019 – 2021)
Analista, Falabella, Renca (2016 – 2019)
Junior, Buscalibre, Limache (2015 – 2016)`;
  expect(jobs(text, 'es')).toEqual(['Desarrollador @ Cornershop', 'Analista @ Falabella', 'Junior @ Buscalibre']);
});

test('a lone study under its dates has its school in the last line', () => {
  const [study] = educationOf(linesOf('2011 – 2015\n**BA, Comparative Literature**\nOberlin'), 'en');
  expect([study?.studyType?.value, study?.area?.value, study?.institution?.value]).toEqual([
    'BA',
    'Comparative Literature',
    'Oberlin',
  ]);
});
