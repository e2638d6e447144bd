// The lines that a person's own data stand in, cut into the pieces that a reader sees: header and personal data, without their icons.
import type { Line } from '../../model/document';
import type { BlockKind, SectionBlock } from '../section-block';

export interface ContactText {
  readonly line: Line;
  readonly text: string;
  readonly isHeader: boolean;
}

/** Labels of what is no way to reach somebody: born, nationality, marital status. */
const notContact =
  /^\W*(?:geb(?:oren|\.|urts(?:datum|tag|ort|name))|born|birth|date of birth|d\.?o\.?b|place of birth|née? le|né\(e\)|date de naissance|lieu de naissance|fecha de nacimiento|lugar de nacimiento|nacid[oa]|nationalit|nationality|staatsangehörigkeit|staatsbürgerschaft|nacionalidad|familienstand|marital|situation (?:de famille|familiale|matrimoniale)|état civil|estado civil|age|alter|âge|edad|konfession|geschlecht|gender|sex|sexe|sexo|führerschein|permis|driving|carn[eé]|permiso|dni|nie|nif|passport|reisepass|ssn|iban|steuer\p{Ll}*|n\.?º|matrikel\p{Ll}*|member)(?!\p{Ll}*@)/iu;

/** Lines of the header and of blocks with personal data, the header's first. */
export function contactLines(blocks: readonly SectionBlock[]): readonly ContactText[] {
  return (['header', 'personal'] as const).flatMap((kind) => contactsIn(blocks, (block) => block.kind === kind));
}

/** Characters of a line: what is longer is prose. */
const longest = 1000;
/** Characters of an address that is broken in two, and of what stands before it. */
const mostBroken = 150;
const ofOthers: ReadonlySet<BlockKind> = new Set(['header', 'personal', 'references', 'publications']);
const proseful: ReadonlySet<BlockKind> = new Set(['summary', 'unknown', 'interests']);
const nothingElse = /^(?:\S+@\S+|[+\d ()./-]{7,20})$/;

/** Where no header says how to reach somebody: lines of other parts that might, and nobody else's. */
export function otherLines(blocks: readonly SectionBlock[]): readonly ContactText[] {
  const loose = contactsIn(blocks, ({ kind }) => proseful.has(kind));
  const short = contactsIn(blocks, ({ kind }) => !proseful.has(kind) && !ofOthers.has(kind));
  return [...loose, ...short.filter(({ text }) => nothingElse.test(text.trim()))];
}

function contactsIn(blocks: readonly SectionBlock[], of: (block: SectionBlock) => boolean): readonly ContactText[] {
  return blocks
    .filter(of)
    .flatMap(({ kind, lines }) =>
      joined(lines).map(({ line, text }) => ({ line, text: text.slice(0, longest), isHeader: kind === 'header' })),
    );
}

/** At wide gaps, bars, bullets and middle points. */
export function piecesOf(text: string): readonly string[] {
  return text
    .split(/\t|\s*[|¦‖•●▪◦■◆♦⋄∙‧]\s*|\s+[·⋅]\s+|\s{3,}|\s+[–—]\s+/)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}+(@]+/u, '').trim())
    .filter((piece) => piece !== '');
}

export function isOtherPersonalData(text: string): boolean {
  return notContact.test(text);
}

/** A narrow column breaks in two: `anna.beispiel@` and `example.org`, `linkedin.com/in/` and `anna`, `+49 30` and `1234567`. */
function joined(lines: readonly Line[]): readonly Pick<ContactText, 'line' | 'text'>[] {
  const texts: { line: Line; text: string }[] = [];
  for (const line of lines) {
    const before = texts.at(-1);
    const joint = before?.line.column === line.column ? jointOf(before.text, line.text.trim()) : undefined;
    if (before === undefined || joint === undefined) texts.push({ line, text: line.text });
    else texts.splice(-1, 1, { line: before.line, text: before.text + joint + line.text.trim() });
  }
  return texts;
}

function jointOf(before: string, text: string): string | undefined {
  if (before.length > mostBroken || text.length > mostBroken) return undefined;
  if (/^[\d ()/-]{2,12}$/.test(text) && /\+\d[\d ()/-]{3,12}$/.test(before)) return ' ';
  if (/\s/.test(text)) return undefined;
  const isOpen = /@[\w-]*$|\S@\S*[.-]$|[\w-]+\.[a-z]{2,}\/(?:\S*[/-])?$/i.test(before);
  return isOpen || (/^@[\w.-]+$/.test(text) && /\w$/.test(before)) ? '' : undefined;
}
