import type { Language } from '../../../../shared/resume/model/parsed-resume';
import { languagesOf } from '../../../../shared/resume/structure/languages';
import { linesOf } from '../../../factories/resume-documents';

const spoken = (text: string, language: Language): readonly string[] =>
  languagesOf(linesOf(text), language).map(
    ({ language, code, fluency }) => `${code} ${language.value}: ${fluency?.value ?? '-'}`,
  );

test.each<[Language, string, readonly string[]]>([
  ['en', 'German (native), English (C1), French – basic', ['de German: native', 'en English: C1', 'fr French: basic']],
  ['en', 'Spanish: fluent', ['es Spanish: fluent']],
  ['en', 'Bilingual English/Spanish', ['en English: Bilingual', 'es Spanish: Bilingual']],
  ['en', 'Native: Hindi', ['hi Hindi: Native']],
  ['de', 'Deutsch\tMuttersprache', ['de Deutsch: Muttersprache']],
  ['de', 'Englisch\tverhandlungssicher (C1)', ['en Englisch: verhandlungssicher (C1)']],
  ['de', 'Französisch ●●○○', ['fr Französisch: -']],
  ['de', 'Gute Englischkenntnisse', ['en Englisch: kenntnisse']],
  [
    'fr',
    'Anglais : courant (TOEIC 920), Espagnol : notions',
    ['en Anglais: courant (TOEIC 920)', 'es Espagnol: notions'],
  ],
  ['fr', 'Langue maternelle : français', ['fr français: Langue maternelle']],
  [
    'es',
    'Inglés (B2, First Certificate), francés nivel básico',
    ['en Inglés: B2, First Certificate', 'fr francés: nivel básico'],
  ],
  ['es', 'Valenciano', ['ca Valenciano: -']],
])('%s: %s', (language, line, expected) => {
  expect(spoken(line, language)).toEqual(expected);
});

test('the level below the name', () => {
  expect(spoken('English\nProfessional working proficiency\nGerman\nNative', 'en')).toEqual([
    'en English: Professional working proficiency',
    'de German: Native',
  ]);
});

test('each language once, and nothing that is none', () => {
  expect(spoken('English: C1\nReading, hiking\nenglish', 'en')).toEqual(['en English: C1']);
});
