import { detectLanguage } from '../../../../shared/resume/structure/detect-language';
import { documentOf } from '../../../factories/resume-documents';

it.each([
  ['en', 'Responsible for the ward and the training of new staff since March 2019.'],
  ['de', 'Verantwortlich für die Station und die Einarbeitung neuer Kräfte seit März 2019.'],
  ['fr', 'Responsable du service et de la formation des nouveaux arrivants depuis mars 2019.'],
  ['es', 'Responsable de la planta y de la formación del nuevo personal desde marzo de 2019.'],
  ['de', 'Anna Beispiel\n\nBerufserfahrung\nJava Developer, Acme Corp\n\nSprachen\nEnglish'],
  ['fr', 'Anna Exemple\n\nCompétences\nJava, SQL\n\nLangues\nEnglish'],
  ['es', 'Ana Ejemplo\n\nIdiomas\nEnglish\n\nHabilidades\nJava, SQL'],
  ['en', 'José Muñoz, Zürich\n\nSkills\nJava, SQL\n\nEducation\nETH Zürich'],
  ['en', 'Xyz'],
])('%s', (language, text) => {
  expect(detectLanguage(documentOf(text))).toBe(language);
});
