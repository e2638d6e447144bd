// The head of an entry in parts: names, places, addresses of the web; what says nothing (`Full-time`, `4 years`) is left out.
import type { Place } from '../../model/parsed-resume';
import { employmentForm } from '../vocabulary/employment';
import type { Segment } from './cut-line';
import { hasLegalForm } from './name-scores';
import { isSurePlace, placeOf } from './place';
import { isPeriodLabel, type LabelledRole, roleLabelOf } from './role-labels';
import type { Row } from './rows';
import { workSentenceOf } from './work-sentence';

export interface Name extends Segment {
  /** Lines from the one with the dates; negative before it. */
  readonly row: number;
  /** From 0, in its line. */
  readonly index: number;
  /** Said by a label: `Position: …`. */
  readonly role?: 'title' | 'employer';
}

export interface HeadParts {
  readonly names: readonly Name[];
  readonly places: readonly { readonly place: Place; readonly segment: Segment }[];
  readonly urls: readonly { readonly url: string; readonly segment: Segment }[];
}

/** `B.Com` is a degree. */
const webAddress =
  /\b(?:https?:\/\/|www\.)[^\s,;()<>|]+|\b(?!b\.com\b|m\.com\b)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|app|ai|co|de|fr|es|uk|eu|ch|at|be|edu|gov|info)(?:\/[^\s,;()<>|]*)?(?![\p{L}@])/iu;

/** What a link is called that has no name. */
const linkForm =
  /^\[?(?:link|url|website|web|site|demo|live(?: demo)?|source(?: code)?|code|repo(?:sitory)?|github|gitlab|view|lien|enlace)\]?$/i;

export function headParts(head: readonly Row[]): HeadParts {
  const anchor = Math.max(
    0,
    head.findIndex(({ periods }) => periods.length > 0),
  );
  const names: Name[] = [];
  const places: { place: Place; segment: Segment }[] = [];
  const urls: { url: string; segment: Segment }[] = [];
  for (const [rowIndex, row] of head.entries()) {
    const sentence = workSentenceOf(row.segments.map(({ text }) => text).join(' '));
    const [opening] = row.segments;
    if (sentence !== undefined && opening !== undefined) {
      const told = { ...opening, row: rowIndex - anchor, index: 0 };
      // Below other names a sentence tells more of the job: `Worked as … in a team of …`.
      const { title, employer } = names.length > 0 ? { ...sentence, employer: undefined } : sentence;
      if (title !== undefined) names.push({ ...told, text: title, role: 'title' });
      if (employer !== undefined) names.push({ ...told, text: employer, role: 'employer' });
      continue;
    }
    for (const [index, segment] of row.segments.entries()) {
      const { text, url, role = index === 0 ? row.label : undefined } = read(segment.text);
      if (url !== undefined) urls.push({ url, segment });
      else if (segment.link?.startsWith('http') === true) urls.push({ url: segment.link, segment });
      if (!/\p{L}|^10\s?\+\s?2$/u.test(text) || employmentForm.test(text) || linkForm.test(text) || isPeriodLabel(text))
        continue;
      const like = role === 'title' || role === 'employer' ? undefined : placeOf(text);
      const place = like !== undefined && (index > 0 || isSurePlace(like)) ? like : undefined;
      if (role === 'place' || place !== undefined)
        places.push({ place: place ?? { text }, segment: { ...segment, text } });
      else names.push({ ...segment, ...nameOf(text, role), row: rowIndex - anchor, index });
    }
  }
  return { names, places, urls };
}

/** `at Harbor Foods`, in a line of its own, says what it is. */
function nameOf(text: string, role: LabelledRole | undefined): Pick<Name, 'text' | 'role'> {
  const at = /^(?:at|with|from|bei|chez)\s+(?=\p{Lu})/u.exec(text)?.[0] ?? '';
  if (at !== '') return { text: text.slice(at.length), role: 'employer' };
  const as = /^as (?:an?|the) (?=\S)/i.exec(text)?.[0] ?? '';
  if (as !== '') return { text: text.slice(as.length), role: 'title' };
  return role === 'title' || role === 'employer' ? { text, role } : { text };
}

interface Read {
  readonly text: string;
  readonly role?: LabelledRole;
  readonly url?: string;
}

function read(written: string): Read {
  const text = hasLegalForm(written) ? written : written.replace(/(?<=\p{L}{2}|\d)\.$/u, '');
  const url = webAddress.exec(text);
  const isAddress =
    url !== null && (url[0].startsWith('http') || url[0].startsWith('www') || url[0].length > text.length * 0.6);
  const rest = isAddress
    ? text
        .replace(url[0], '')
        .replace(/[\s(:–-]+$/, '')
        .replace(/^[\s):–-]+/, '')
    : text;
  const labelled = roleLabelOf(rest);
  if (labelled !== undefined && labelled.role !== 'period')
    return { ...labelled, ...(isAddress ? { url: url[0] } : {}) };
  return { text: rest, ...(isAddress ? { url: url[0] } : {}) };
}
