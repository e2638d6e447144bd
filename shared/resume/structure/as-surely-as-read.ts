// Fields of a scan are no surer than the letters that they were read off: each one's confidence times that of its line.
import type { Document } from '../model/document';
import type { Found, ParsedResume } from '../model/parsed-resume';

/** The same resume where the document's letters are the file's own. */
export function asSurelyAsRead(resume: ParsedResume, { pages, recognisedBy }: Document): ParsedResume {
  if (!recognisedBy) return resume;
  const lines = pages.flatMap((page) => page.lines);
  const confidences = new Map(lines.map(({ page, line, confidence = 1 }) => [`${page}:${line}`, confidence]));
  const confidenceAt = ({ page, line }: Found<unknown>) => confidences.get(`${page}:${line}`) ?? 1;
  return { ...(lessSure(resume, confidenceAt) as ParsedResume), recognisedBy };
}

function lessSure(part: unknown, confidenceAt: (found: Found<unknown>) => number): unknown {
  if (Array.isArray(part)) return part.map((one) => lessSure(one, confidenceAt));
  if (typeof part !== 'object' || part === null) return part;
  if (isFound(part)) return { ...part, confidence: Math.round(100 * part.confidence * confidenceAt(part)) / 100 };
  return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, lessSure(member, confidenceAt)]));
}

function isFound(part: object): part is Found<unknown> {
  return 'confidence' in part && 'page' in part && 'line' in part;
}
