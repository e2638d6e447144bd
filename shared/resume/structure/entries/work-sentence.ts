// A job told in a sentence: `Currently working as a Site Engineer with Harbor Foods Ltd`, `Worked in Harbor Foods as an accountant`.

export interface WorkSentence {
  readonly title?: string;
  readonly employer?: string;
}

const opening =
  /^(?:i\s+)?(?:(?:am|was|is|have|has|had|been|currently|presently|previously|now|also|earlier)\s+)*(?:working|worked|work|employed|served|serving|engaged)\s+(?=(?:as|in|with|at|for|under)\b)/i;
const role = /(?:^|[\s,"“”])as\s+(?:(?:an?|the)\s+)?/i;
const place = /(?:^|[\s,"“”])(?:in|with|at|for|under)\s+(?:m\/s\.?\s*)?(?=["“„«(]?[\p{Lu}\d])/iu;
/** What is left before dates that were taken out. */
const dangling = /[\s,]+(?:from|since|during|between|for|in|till|to)$/i;

/** Undefined where it is no such sentence, or one that names neither a job nor an employer. */
export function workSentenceOf(text: string): WorkSentence | undefined {
  const start = opening.exec(text);
  if (start === null) return undefined;
  const told = text
    .slice(start[0].length)
    .replace(dangling, '')
    .replace(/[\s.,]+$/, '');
  const asAt = role.exec(told);
  const inAt = place.exec(told);
  const title = asAt === null ? undefined : partOf(told, asAt, inAt);
  const employer =
    inAt === null || !/^\p{Lu}|^\d/u.test(partOf(told, inAt, asAt)) ? undefined : partOf(told, inAt, asAt);
  if (title === undefined && employer === undefined) return undefined;
  return { ...(title === undefined ? {} : { title }), ...(employer === undefined ? {} : { employer }) };
}

/** From one preposition to the other, where that stands behind it. */
function partOf(text: string, from: RegExpExecArray, other: RegExpExecArray | null): string {
  const start = from.index + from[0].length;
  const end = other !== null && other.index >= start ? other.index : text.length;
  return text
    .slice(start, end)
    .replace(/[\s,]+$/, '')
    .replaceAll(/^["“„«]|["”“»]$/gu, '');
}
