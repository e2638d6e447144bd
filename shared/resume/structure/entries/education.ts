// Studies, schools and trainings.
import type { Line } from '../../model/document';
import type { Found, Language, ParsedEducation } from '../../model/parsed-resume';
import { isFieldOfStudy } from '../vocabulary/study-fields';
import { type Assignment, assignNames, confidenceOf } from './assign-names';
import type { ColumnRoom } from './column-room';
import { degreeOf, degreeScore, institutionScore } from './degree';
import { educationTable } from './education-table';
import { bodyOf, proseOf } from './entry-body';
import { found, periodFields } from './found';
import { gradeOf } from './grade';
import { type HeadParts, headParts, type Name } from './head-parts';
import { labelOf, listOf } from './labelled';
import type { Piece } from './name-candidates';
import { nameScores } from './name-scores';
import { withNamesBelow } from './names-below';
import { isPartLabel } from './part-label';
import { type Entry, splitEntries } from './split-entries';
import { withoutPlace } from './split-name';
import { withoutStrays } from './strays';
import { withoutStudyWords } from './study-words';
import { unknownDegree } from './unknown-degree';

const scores = (text: string, language: Language) => {
  const field = text.split(/,\s+|\s+[–—-]\s+/).some(isFieldOfStudy) ? 1 : 0;
  // `Amherst, MA`: two letters are a state as well.
  const named = /^\p{Lu}{2}$/u.test(text) ? Math.min(degreeScore(text), 1.2) : degreeScore(text);
  const degree = Math.max(named, field, 0.4 * nameScores(text, language).title);
  const institution = institutionScore(text);
  return { subject: degree - (institution > 2 ? 0.6 * institution : 0), organisation: institution - 0.8 * degree };
};

export function educationOf(lines: readonly Line[], language: Language, room?: ColumnRoom): readonly ParsedEducation[] {
  const table = educationTable(lines, language);
  if (table !== undefined) return [...table.studies, ...educationOf(table.rest, language, room)];
  const entries = splitEntries(lines, language, { areStudies: true, ...(room === undefined ? {} : { room }) }).map(
    withNamesBelow,
  );
  const parts = entries.map(({ head }) => headParts(head));
  const graded = parts.map(({ names }) => withoutGrades(names));
  const assigned = assignNames(
    graded.map(({ names }) => names),
    { scores: (text) => scores(text, language), subjectFirst: 0.1, subjectHasParts: true },
  );
  const subjects = assigned.map(({ subject }) => subject);
  const studies = entries.flatMap((entry, index) => {
    const [part, names] = [parts[index], assigned[index]];
    return part === undefined || names === undefined ? [] : [{ entry, part, names, grade: graded[index]?.grade }];
  });
  return withoutStrays(studies, isStray)
    .map(({ entry, part, names, grade }) =>
      studyFrom(entry, part, names, degreeFound(names, subjects, language), grade),
    )
    .filter(
      ({ institution, studyType, area, start, end }) =>
        (institution ?? studyType ?? area ?? start ?? end) !== undefined,
    );
}

interface Study {
  readonly entry: Entry;
  readonly names: Assignment;
}

/** Without dates a study is known by its words: a line that says neither a degree nor a school tells more of the one before. */
function isStray({ entry: { head }, names: { subject, organisation } }: Study, areDated: boolean): boolean {
  const [first] = head;
  if (first === undefined || head.some(({ periods }) => periods.length > 0)) return false;
  if (isPartLabel(first.line.text)) return true;
  const texts = [subject, organisation].flatMap((piece) => piece?.text ?? []);
  if (texts.some((text) => degreeScore(text) > 0 || institutionScore(text) > 1)) return false;
  return areDated || first.line.bullet || first.line.text.split(/\s+/).length > 8;
}

interface GradedNames {
  readonly names: readonly Name[];
  readonly grade?: Found;
}

function withoutGrades(names: readonly Name[]): GradedNames {
  let grade: Found | undefined;
  const rest = names.flatMap(inSentences).flatMap((name) => {
    const { score, rest } = gradeOf(name.text);
    if (score !== undefined) grade ??= found(score, 0.85, name.line);
    const text = withoutStudyWords(rest);
    return text === '' ? [] : [{ ...name, text }];
  });
  return { names: rest, ...(grade === undefined ? {} : { grade }) };
}

/** `Northwind University. Computer Science Major.`: a school or a degree that a point ends. */
function inSentences(name: Name): readonly Name[] {
  const parts = name.text.split(/(?<=\p{Ll}{4}|\))\.\s+(?=\p{Lu})/u);
  const [first = ''] = parts;
  return parts.length > 1 && (institutionScore(first) === 3 || degreeScore(first) === 3)
    ? parts.map((text) => ({ ...name, text }))
    : [name];
}

function studyFrom(
  entry: Entry,
  parts: HeadParts,
  names: Assignment,
  { area, rest, ...degree }: DegreeFound,
  grade: Found | undefined,
): ParsedEducation {
  const { organisation, subject, isUsual } = names;
  const dated = entry.head.find(({ periods }) => periods.length > 0);
  const institution = organisation === undefined ? undefined : withoutPlace(organisation.text, true);
  const place = placeFound(parts, names, institution);
  const told = toldOf(entry, rest);
  const score = grade ?? told.score;
  return {
    ...(organisation === undefined || institution === undefined
      ? {}
      : { institution: found(institution.name, confidenceOf(organisation, subject, isUsual), organisation.from.line) }),
    ...degree,
    ...(area === undefined ? {} : { area }),
    ...(score === undefined ? {} : { score }),
    ...(place === undefined ? {} : { place }),
    ...periodFields(dated?.periods[0], dated?.line),
    courses: told.courses,
    ...(told.description === undefined ? {} : { description: told.description }),
  };
}

function placeFound(
  { places: [own] }: HeadParts,
  { organisation, subject }: Assignment,
  institution: ReturnType<typeof withoutPlace> | undefined,
): ParsedEducation['place'] {
  if (own !== undefined) return found(own.place, 0.9, own.segment.line);
  const behind = organisation?.place ?? subject?.place;
  const line = organisation?.place === undefined ? subject?.from.line : organisation.from.line;
  if (behind !== undefined && line !== undefined) return found(behind, 0.85, line);
  return institution?.place === undefined || organisation === undefined
    ? undefined
    : found(institution.place, 0.6, organisation.from.line);
}

interface DegreeFound {
  readonly studyType?: Found;
  readonly area?: Found;
  /** Names that have no role yet. */
  readonly rest: readonly Name[];
}

/** The subject stands behind the degree, before it, or as a name of its own; a name without a degree is a subject. */
function degreeFound(
  { subject, organisation, rest, isUsual }: Assignment,
  siblings: readonly (Piece | undefined)[],
  language: Language,
): DegreeFound {
  if (subject === undefined) return { rest };
  const known = degreeOf(subject.text);
  const isGuess = known.studyType === undefined;
  const { studyType, area } = isGuess ? (unknownDegree(subject, siblings) ?? known) : known;
  const confidence = confidenceOf(subject, organisation, isUsual);
  const { line } = subject.from;
  if (studyType === undefined) {
    // A training is named by its job: `Kauffrau für Büromanagement`.
    const isJob = nameScores(subject.text, language).title >= 1.5;
    return { [isJob ? 'studyType' : 'area']: found(subject.text, confidence - 0.1, line), rest };
  }
  const type = found(studyType, confidence - (isGuess ? 0.1 : 0), line);
  if (area !== undefined) return { studyType: type, area: found(area, confidence - 0.05, line), rest };
  const own = rest.find(({ row, text }) => row <= 1 && institutionScore(text) === 0);
  if (own === undefined) return { studyType: type, rest };
  return { studyType: type, area: found(own.text, 0.65, own.line), rest: rest.filter((name) => name !== own) };
}

interface Told {
  readonly score?: Found;
  readonly courses: readonly Found[];
  readonly description?: Found;
}

const courseLabel = /course|modules|kurse|module|schwerpunkt|f[äa]cher|mati[èe]res|cours|asignaturas|materias/i;

function toldOf({ body }: Entry, rest: readonly Name[]): Told {
  const { highlights, paragraphs } = bodyOf(body);
  const courses: Found[] = [];
  const description: Found[] = rest.filter(({ row }) => row > 0).map(({ text, line }) => found(text, 0.5, line));
  let score: Found | undefined;
  for (const text of [...paragraphs, ...highlights].sort(
    (one, other) => one.page - other.page || one.line - other.line,
  )) {
    const labelled = labelOf(text.value);
    const graded = gradeOf(text.value);
    if (labelled !== undefined && courseLabel.test(labelled.label)) {
      courses.push(...listOf(labelled.text).map((value) => ({ ...text, value })));
    } else if (graded.score !== undefined && score === undefined && graded.rest.length < 40)
      score = { ...text, value: graded.score };
    else description.push(text);
  }
  const prose = proseOf(description);
  return { courses, ...(score === undefined ? {} : { score }), ...(prose === undefined ? {} : { description: prose }) };
}
