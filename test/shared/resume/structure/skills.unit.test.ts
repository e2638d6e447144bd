import { skillsOf } from '../../../../shared/resume/structure/skills';
import { linesOf } from '../../../factories/resume-documents';

const skills = (text: string): readonly string[] => skillsOf(linesOf(text), 'en').map(({ value }) => value);

test.each<[string, readonly string[]]>([
  ['Java, C#, Python', ['Java', 'C#', 'Python']],
  ['Git; Docker | Kubernetes · Helm', ['Git', 'Docker', 'Kubernetes', 'Helm']],
  ['Languages: Java, C#', ['Java', 'C#']],
  ['**Tools** Git, Docker', ['Git', 'Docker']],
  ['Programming\tJava, Scala', ['Java', 'Scala']],
  ['Forklift driving\tWelding\tFirst aid', ['Forklift driving', 'Welding', 'First aid']],
  ['- Team player', ['Team player']],
  ['Microsoft Office (Word, Excel, PowerPoint)', ['Microsoft Office (Word, Excel, PowerPoint)']],
  ['Python (advanced), Excel – sehr gut, Photoshop 80 %', ['Python', 'Excel', 'Photoshop']],
  ['Excel ●●●○○', ['Excel']],
  ['- Excellent', []],
  ['Java, java, JAVA', ['Java']],
  ['- Built a game, which had a start button, Swing', ['Built a game', 'Swing']],
  ['Date of Birth\t31/10/1992', []],
  ["Father's Name : Mr. Example", []],
  ['PostgreSQL 9,6, Redis', ['PostgreSQL 9,6', 'Redis']],
])('%s', (line, expected) => {
  expect(skills(line)).toEqual(expected);
});

test('a list that goes on in the next line is one list', () => {
  expect(skills('Statistics, Machine\nlearning, Geography')).toEqual(['Statistics', 'Machine learning', 'Geography']);
});

test('a heading of a group is no skill', () => {
  expect(skills('**Databases**\nPostgres, Redis\nSoft skills\nCommunication')).toEqual([
    'Postgres',
    'Redis',
    'Communication',
  ]);
});

test('a sentence is no skill', () => {
  expect(
    skills('Strong knowledge of project management methodologies in large and complex settings of all kinds'),
  ).toEqual([]);
});

test('each says on which line it stands', () => {
  expect(skillsOf(linesOf('Java\nGit, Docker'), 'en').map(({ line }) => line)).toEqual([1, 2, 2]);
});
