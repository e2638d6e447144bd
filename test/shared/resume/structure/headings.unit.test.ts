import type { Language } from '../../../../shared/resume/model/parsed-resume';
import { headingWords, isDocumentTitle } from '../../../../shared/resume/structure/headings';

function kindsOf(text: string, language: Language): string {
  return headingWords(text, language)?.kinds.join(' ') ?? '';
}

const table: readonly (readonly [Language, string, string])[] = [
  ['en', 'Experience', 'work'],
  ['en', 'WORK EXPERIENCE', 'work'],
  ['en', 'Professional Experience:', 'work'],
  ['en', 'Employment History', 'work'],
  ['en', 'Career History', 'work'],
  ['en', 'Relevant Work Experience', 'work'],
  ['en', 'Work Experience (continued)', 'work'],
  ['en', '2. Experience', 'work'],
  ['en', 'E X P E R I E N C E', 'work'],
  ['en', 'W O R K  E X P E R I E N C E', 'work'],
  ['en', 'exp erience', 'work'],
  ['en', 'Internships', 'work'],
  ['en', 'Education', 'education'],
  ['en', 'EDUCATION & TRAINING', 'education certifications'],
  ['en', 'Academic Background', 'education'],
  ['en', '— Education —', 'education'],
  ['en', 'Skills', 'skills'],
  ['en', 'Technical Skills', 'skills'],
  ['en', 'Core Competencies', 'skills'],
  ['en', 'Tools & Technologies', 'skills'],
  ['en', 'Skills & Languages', 'skills languages'],
  ['en', 'Languages', 'languages'],
  ['en', 'Certifications', 'certifications'],
  ['en', 'Licenses and Certifications', 'certifications'],
  ['en', 'Professional Development', 'certifications'],
  ['en', 'Projects', 'projects'],
  ['en', 'Selected Projects', 'projects'],
  ['en', 'Personal Projects', 'projects'],
  ['en', 'Summary', 'summary'],
  ['en', 'About Me', 'summary'],
  ['en', 'Professional Summary', 'summary'],
  ['en', 'Objective', 'summary'],
  ['en', 'Volunteering', 'volunteer'],
  ['en', 'Honors & Awards', 'awards'],
  ['en', 'Publications', 'publications'],
  ['en', 'References', 'references'],
  ['en', 'Hobbies / Interests', 'interests'],
  ['en', 'Relevant Coursework', 'courses'],
  ['en', 'Contact', 'personal'],
  ['de', 'Berufserfahrung', 'work'],
  ['de', 'BERUFLICHER WERDEGANG', 'work'],
  ['de', 'Beruflicher Werdegang:', 'work'],
  ['de', 'Praktika', 'work'],
  ['de', 'Praktische Erfahrungen', 'work'],
  ['de', 'B e r u f s e r f a h r u n g', 'work'],
  ['de', 'Ausbildung', 'education'],
  ['de', 'Studium', 'education'],
  ['de', 'Schulbildung', 'education'],
  ['de', 'Schul- und Berufsausbildung', 'education'],
  ['de', 'Aus- und Weiterbildung', 'education'],
  ['de', 'Weiterbildungen', 'certifications'],
  ['de', 'Fort- und Weiterbildung', 'certifications'],
  ['de', 'Zertifikate', 'certifications'],
  ['de', 'Kenntnisse und Fähigkeiten', 'skills'],
  ['de', 'EDV-Kenntnisse', 'skills'],
  ['de', 'IT-Kenntnisse', 'skills'],
  ['de', 'Sprachen', 'languages'],
  ['de', 'Sprachkenntnisse', 'languages'],
  ['de', 'Persönliche Daten', 'personal'],
  ['de', 'Persönliche Angaben', 'personal'],
  ['de', 'Kurzprofil', 'summary'],
  ['de', 'Über mich', 'summary'],
  ['de', 'Projekte', 'projects'],
  ['de', 'Ehrenamtliches Engagement', 'volunteer'],
  ['de', 'Hobbys und Interessen', 'interests'],
  ['de', 'Auszeichnungen', 'awards'],
  ['de', 'Veröffentlichungen', 'publications'],
  ['de', 'Referenzen', 'references'],
  ['fr', 'Expériences professionnelles', 'work'],
  ['fr', 'EXPERIENCE PROFESSIONNELLE', 'work'],
  ['fr', 'Parcours professionnel', 'work'],
  ['fr', 'Stages et emplois', 'work'],
  ['fr', 'Formation', 'education'],
  ['fr', 'Formations et diplômes', 'education'],
  ['fr', 'Études', 'education'],
  ['fr', 'Compétences', 'skills'],
  ['fr', 'Compétences techniques', 'skills'],
  ['fr', 'Savoir-faire', 'skills'],
  ['fr', 'Informatique', 'skills'],
  ['fr', 'Langues', 'languages'],
  ['fr', 'Langues et informatique', 'languages skills'],
  ['fr', 'Certifications', 'certifications'],
  ['fr', 'Projets personnels', 'projects'],
  ['fr', 'Centres d’intérêt', 'interests'],
  ['fr', "CENTRES D'INTERET", 'interests'],
  ['fr', 'À propos de moi', 'summary'],
  ['fr', 'Profil', 'summary'],
  ['fr', 'Bénévolat', 'volunteer'],
  ['fr', 'Coordonnées', 'personal'],
  ['es', 'Experiencia laboral', 'work'],
  ['es', 'EXPERIENCIA PROFESIONAL', 'work'],
  ['es', 'Trayectoria profesional', 'work'],
  ['es', 'Formación académica', 'education'],
  ['es', 'Educación', 'education'],
  ['es', 'Estudios', 'education'],
  ['es', 'Formación complementaria', 'certifications'],
  ['es', 'Cursos y certificaciones', 'certifications'],
  ['es', 'Habilidades', 'skills'],
  ['es', 'Conocimientos informáticos', 'skills'],
  ['es', 'Idiomas', 'languages'],
  ['es', 'Datos personales', 'personal'],
  ['es', 'Sobre mí', 'summary'],
  ['es', 'Perfil profesional', 'summary'],
  ['es', 'Proyectos', 'projects'],
  ['es', 'Voluntariado', 'volunteer'],
  ['es', 'Intereses y aficiones', 'interests'],
  ['es', 'Premios y reconocimientos', 'awards'],
  ['de', 'Work Experience', 'work'],
  ['en', 'Berufserfahrung / Work Experience', 'work'],
];

it.each(table)('%s: %s heads %s', (language, text, expected) => {
  expect(kindsOf(text, language)).toBe(expected);
});

it.each([
  'Senior Software Engineer',
  'Acme Corporation',
  'Worked on the billing system with a team of five people in two countries',
  'anna@example.org',
  'Curriculum Vitae',
  '2015 – 2019',
  'Java, SQL, Python',
  'Berlin',
])('%s heads nothing', (text) => {
  expect(headingWords(text, 'en')).toBeUndefined();
});

it('is less sure of a heading that only contains the words of one', () => {
  const contained = headingWords('Experience in patient care', 'en');
  expect(contained?.kinds).toEqual(['work']);
  expect(contained?.confidence).toBeLessThan(0.7);
});

it.each(['Curriculum Vitae', 'LEBENSLAUF', 'Résumé', 'C V', 'Currículum vítae', 'Hoja de vida'])(
  '%s is what a document is called',
  (text) => {
    expect(isDocumentTitle(text)).toBe(true);
  },
);
