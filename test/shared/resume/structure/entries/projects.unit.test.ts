import { projectsOf } from '../../../../../shared/resume/structure/entries/projects';
import { linesOf } from '../../../../factories/resume-documents';

test('a name with what was used beside it, dates on the right', () => {
  const [gitlytics, paintball] = projectsOf(
    linesOf(`**Gitlytics** | Python, Flask, React\tJune 2020 – Present
- Developed a web app
- Technologies: Docker, Redis
**Simple Paintball** | Java\t2018 – 2019
- Plugin`),
    'en',
  );
  expect(gitlytics?.name?.value).toBe('Gitlytics');
  expect(gitlytics?.technologies.map(({ value }) => value)).toEqual(['Python', 'Flask', 'React', 'Docker', 'Redis']);
  expect(gitlytics?.highlights.map(({ value }) => value)).toEqual(['Developed a web app']);
  expect(gitlytics).toMatchObject({ start: { value: '2020-06' }, isCurrent: { value: true } });
  expect(paintball).toMatchObject({ name: { value: 'Simple Paintball' }, technologies: [{ value: 'Java' }] });
});

test('an address beside the name, sentences below, no dates', () => {
  const [shop, tool] = projectsOf(
    linesOf(`**OpenCart** https://opencart.example.com
An online shop for small sellers, built in spare time.
Stack: Go, Postgres
**Foo**
A tool that does things for others.`),
    'en',
  );
  expect(shop).toMatchObject({
    name: { value: 'OpenCart' },
    url: { value: 'https://opencart.example.com' },
    description: { value: 'An online shop for small sellers, built in spare time.' },
    technologies: [{ value: 'Go' }, { value: 'Postgres' }],
  });
  expect(tool).toMatchObject({ name: { value: 'Foo' }, description: { value: 'A tool that does things for others.' } });
});

test('the address behind a word', () => {
  const [site] = projectsOf(linesOf('**Portfolio** | [link](https://me.example.com)\n- Responsive'), 'en');
  expect(site).toMatchObject({
    name: { value: 'Portfolio' },
    url: { value: 'https://me.example.com' },
    technologies: [],
  });
});

test('name and description in one line', () => {
  const text = `Kupplungsprüfstand – Entwicklung eines Prüfstands für Kupplungen (2018)
Pegel: zeigt die Wasserstände der Nordsee (2020)`;
  expect(projectsOf(linesOf(text), 'de').map(({ name, description }) => [name?.value, description?.value])).toEqual([
    ['Kupplungsprüfstand', 'Entwicklung eines Prüfstands für Kupplungen'],
    ['Pegel', 'zeigt die Wasserstände der Nordsee'],
  ]);
});

test('a role and somebody it was for', () => {
  const [project] = projectsOf(
    linesOf(`**Data Warehouse**\t2019 – 2020
Lead Developer
Beispiel AG
- Moved it`),
    'de',
  );
  expect(project).toMatchObject({ role: { value: 'Lead Developer' }, organisation: { value: 'Beispiel AG' } });
});
