// The parser that comes with Stepkeeper: the language, then the blocks under their headings, then the fields of each block.
import type { Document, Line } from '../model/document';
import type { Found, Language, ParsedLanguage, ParsedResume } from '../model/parsed-resume';
import type { Parsed, ResumeParser } from '../parser';
import { parserId } from '../version';
import { basicsOf } from './basics/basics';
import { blocksOf } from './blocks';
import { lowered } from './confidence';
import { detectLanguage } from './detect-language';
import { certificationsOf } from './entries/certifications';
import { columnRoom } from './entries/column-room';
import { educationOf } from './entries/education';
import { projectsOf } from './entries/projects';
import { workOf } from './entries/work';
import { languagesOf } from './languages';
import type { BlockKind, SectionBlock } from './section-block';
import { skillsOf } from './skills';
import { warningsOf } from './warnings';

export const stepkeeperParser: ResumeParser = { id: parserId, parse };

function parse(document: Document): Parsed {
  const language = detectLanguage(document);
  const blocks = blocksOf(document, language);
  const room = columnRoom(document);
  const languages = read(blocks, 'languages', languagesOf, language);
  const resume: ParsedResume = {
    language,
    basics: basicsOf(blocks, language),
    work: read(blocks, 'work', workOf, language),
    education: read(blocks, 'education', (lines) => educationOf(lines, language, room), language),
    certifications: read(blocks, 'certifications', (lines) => certificationsOf(lines, language, room), language),
    projects: read(blocks, 'projects', projectsOf, language),
    skills: withoutLanguages(read(blocks, 'skills', skillsOf, language), languages),
    languages,
  };
  return { resume, warnings: warningsOf(resume, blocks) };
}

/** All of one kind, in the order of the document. */
function read<T>(
  blocks: readonly SectionBlock[],
  kind: BlockKind,
  fieldsOf: (lines: readonly Line[], language: Language) => readonly T[],
  language: Language,
): readonly T[] {
  return blocks
    .filter((block) => block.kind === kind)
    .flatMap(({ lines, confidence }) => lowered(fieldsOf(lines, language), confidence));
}

/** "Skills and languages" under one heading is read as both: a line that gave a language is no skill. */
function withoutLanguages(skills: readonly Found[], languages: readonly ParsedLanguage[]): readonly Found[] {
  const taken = new Set(languages.map(({ language: { page, line } }) => `${page}:${line}`));
  return skills.filter(({ page, line }) => !taken.has(`${page}:${line}`));
}
