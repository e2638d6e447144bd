// Projects: a name, maybe with a role or somebody it was for, what was used, and what it was.
import type { Line } from '../../model/document';
import type { Found, Language, ParsedProject } from '../../model/parsed-resume';
import { bodyOf, proseOf } from './entry-body';
import { found, periodFields } from './found';
import { headParts, type Name } from './head-parts';
import { labelOf, listOf } from './labelled';
import { nameScores } from './name-scores';
import { endsSentence } from './rows';
import { type Entry, splitEntries } from './split-entries';
import { cutsOf } from './split-name';

export function projectsOf(lines: readonly Line[], language: Language): readonly ParsedProject[] {
  return splitEntries(lines, language).flatMap((entry) => {
    const project = projectFrom(entry, language);
    return project === undefined ? [] : [project];
  });
}

const technologyLabel =
  /^(?:(?:key |main |used |verwendete |eingesetzte )?(?:technolog\p{L}*|tech(?:nical)?[ -]?stack|stack(?: technique)?|tools?|tech|built with|using|environment|umgebung|werkzeuge|technik(?:en)?|outils|environnement(?: technique)?|herramientas|tecnolog[íi]as))$/iu;

function projectFrom(entry: Entry, language: Language): ParsedProject | undefined {
  const { names, urls } = headParts(entry.head);
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const { name, told } = nameOf(first, language);
  const technologies: Found[] = [];
  const description: Found[] = told === undefined ? [] : [found(told, 0.7, first.line)];
  let role: Found | undefined;
  let organisation: Found | undefined;
  for (const other of others) {
    const { title, employer } = nameScores(other.text, language);
    const list = listOf(other.text);
    const technology = technologiesIn(other.text);
    if (technology !== undefined) technologies.push(...technology.map((value) => found(value, 0.85, other.line)));
    else if (role === undefined && title >= 1.2 && other.text.length < 60)
      role = found(roleIn(other.text), 0.8, other.line);
    else if (organisation === undefined && employer >= 1.2 && other.row <= 2)
      organisation = found(other.text, 0.75, other.line);
    else if (other.row === first.row && !endsSentence(other.line.text) && (list.length > 1 || other.joint === 'bar'))
      technologies.push(...list.map((value) => found(value, 0.75, other.line)));
    else description.push(found(other.text, 0.6, other.line));
  }
  const body = bodyOf(entry.body);
  const rest = (texts: readonly Found[]): readonly Found[] =>
    texts.filter((text) => {
      const used = technologiesIn(text.value);
      if (used !== undefined) technologies.push(...used.map((value) => ({ ...text, value })));
      return used === undefined;
    });
  const highlights = rest(body.highlights);
  const prose = proseOf([...description, ...rest(body.paragraphs)]);
  const dated = entry.head.find(({ periods }) => periods.length > 0);
  const [url] = urls;
  return {
    name: found(name, first.bold || first.line.heading !== undefined || dated !== undefined ? 0.85 : 0.7, first.line),
    ...(role === undefined ? {} : { role }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(url === undefined ? {} : { url: found(url.url, 0.9, url.segment.line) }),
    ...periodFields(dated?.periods[0], dated?.line),
    ...(prose === undefined ? {} : { description: prose }),
    highlights,
    technologies,
  };
}

const roleIn = (text: string): string => labelOf(text)?.text ?? text;

function technologiesIn(text: string): readonly string[] | undefined {
  const labelled = labelOf(text);
  return labelled !== undefined && technologyLabel.test(labelled.label) ? listOf(labelled.text) : undefined;
}

/** `Name – what it is`, `Name: what it is`: a name is short, and no sentence stands before the separator. */
function nameOf({ text }: Name, language: Language): { readonly name: string; readonly told?: string } {
  const cut = cutsOf(text).find(
    ({ joint, right }) => (joint === 'dash' || joint === 'comma') && right.split(/\s+/).length >= 3,
  );
  const colon = labelOf(text);
  if (colon !== undefined && colon.text !== '') return { name: colon.label, told: colon.text };
  if (cut === undefined || cut.joint !== 'dash' || nameScores(cut.right, language).title > 1.5) return { name: text };
  return { name: cut.left, told: cut.right };
}
