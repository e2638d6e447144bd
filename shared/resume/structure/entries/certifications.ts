// Certificates, licences and language tests: one line each, or two with the issuer below.
import type { Line } from '../../model/document';
import type { Found, Language, ParsedCertification } from '../../model/parsed-resume';
import { flatText, plainText } from '../vocabulary/plain-words';
import { assignNames, confidenceOf } from './assign-names';
import type { ColumnRoom } from './column-room';
import { tidy } from './cut-line';
import { found, periodFields } from './found';
import { headParts, type Name } from './head-parts';
import { nameScores } from './name-scores';
import { type Entry, splitLines } from './split-entries';

const certificateWords =
  /\b(?:certif\p{L}*|zertif\p{L}*|licen[cs]\p{L}*|permis\p{L}*|permit|(?:\p{L}*fuhrer)?schein|fuhrerschein|professional|associate|foundation|practitioner|diplom\p{L}*|brevet|habilitation|carnet|titulo|curso|course|training|schulung|prufung|nachweis|first aid|erste hilfe|toe(?:fl|ic)|ielts|dele|delf|dalf|telc|pmp|prince2|itil|ccna|cissp|cpa|cfa|csm|bls|acls|level [abc\d]|[abc][12])\b/u;

export function certificationsOf(
  lines: readonly Line[],
  language: Language,
  room?: ColumnRoom,
): readonly ParsedCertification[] {
  const entries = splitLines(lines, language, { ...(room === undefined ? {} : { room }), namesHaveLabels: true });
  const parts = entries.map(({ head }) => headParts(head));
  const cut = parts.map(({ names }) => withoutFacts(names));
  const scores = (text: string) => {
    const certificate = certificateWords.test(plainText(text)) ? 2 : 0;
    const { employer } = nameScores(text, language);
    const isWord = /^\p{Ll}/u.test(text) ? 1 : 0;
    return { subject: certificate - 0.3 * Math.max(0, employer), organisation: employer - 0.5 * certificate - isWord };
  };
  const assigned = assignNames(
    cut.map(({ names }) => names),
    {
      scores,
      subjectFirst: 1,
      subjectHasParts: true,
      onlyPunctuationCuts: true,
      cutsForKnownAlone: areNamesAlone(entries, cut),
    },
  );
  return entries.flatMap((entry, index) => {
    const [part, names, facts] = [parts[index], assigned[index], cut[index]];
    if (part === undefined || names === undefined || facts === undefined) return [];
    const { isUsual } = names;
    // A name alone is the certificate's, whatever it looks like.
    const subject = names.subject ?? names.organisation;
    const organisation = names.subject === undefined ? undefined : names.organisation;
    if (subject === undefined) return [];
    const [url] = part.urls;
    return [
      {
        name: found(subject.text, Math.max(0.75, confidenceOf(subject, organisation, isUsual)), subject.from.line),
        ...(organisation === undefined
          ? {}
          : { issuer: found(organisation.text, confidenceOf(organisation, subject, isUsual), organisation.from.line) }),
        ...datesOf(entry),
        ...idIn(facts.id, entry),
        ...(url === undefined ? {} : { url: found(url.url, 0.85, url.segment.line) }),
      },
    ];
  });
}

/** No dates, and most entries are nothing but a name that no comma parts: a comma in another one parts no issuer. */
function areNamesAlone(entries: readonly Entry[], cut: readonly Facts[]): boolean {
  const isDated = entries.some(({ head, body }) => [...head, ...body].some(({ periods }) => periods.length > 0));
  const undivided = cut.filter(
    ({ names: [first, ...others] }) => others.length === 0 && !/[,;|(]|\s[–—-]\s/.test(first?.text ?? ''),
  );
  return !isDated && undivided.length >= entries.length / 2;
}

const expiryWords =
  /\b(?:expir\p{L}*|exp\.?|valid\p{L}* ?(?:until|through|till|to|hasta|jusqu\p{L}*|le)?|renew\p{L}*|gultig(?: bis)?|lauft ab|ablauf|valable\p{L}*(?: jusqu\p{L}*)?|vence|caduca|vigente(?: hasta)?|vigencia)\b/u;
const issueWords =
  /[([,]?\s*(?<!\p{L})(?:issued(?: on)?|obtained|earned|awarded|completed|ausgestellt(?: am)?|erworben|erhalten|abgeschlossen|d[ée]livr[ée]e?(?: le)?|obtenue?(?: en| le)?|expedid[oa]|obtenid[oa](?: en)?|emitid[oa]|seit|since|depuis|desde)\s*:?\s*$/iu;

/** The first date is the issue's; the second, or one that words say so of, the expiry's. */
function datesOf({ head, body }: Entry): Pick<ParsedCertification, 'issueDate' | 'expiryDate'> {
  const dates: { issueDate?: Found; expiryDate?: Found } = {};
  for (const { line, periods } of [...head, ...body]) {
    let from = 0;
    for (const period of periods) {
      const { start, end } = periodFields(period, line);
      const expires = expiryWords.test(plainText(line.text.slice(from, period.to)));
      from = period.to;
      const first = start ?? end;
      if (first === undefined) continue;
      if (expires || dates.issueDate !== undefined) dates.expiryDate ??= end ?? first;
      else dates.issueDate = first;
      if (start !== undefined && end !== undefined) dates.expiryDate ??= end;
    }
  }
  return dates;
}

const credentialId =
  /[([,|–-]?\s*\b(?:(?:credential|certificate|certification|licen[cs]e|zertifikats?|certificat|certificado|licencia|registration|registrierungs?|reg\.?)[- ]?)?(?:id|no\.?|number|nr\.?|nummer|n°|nº|num[ée]ro|#|lic\.?)\s*[:.#]?\s*#?([A-Z0-9][A-Z0-9-]{3,}\d[A-Z0-9-]*|[A-Z]*\d[A-Z0-9-]{3,})\s*[)\]]?/i;

interface Facts {
  readonly names: readonly Name[];
  readonly id?: { readonly value: string; readonly line: Line };
}

/** The names without numbers and without the words that stood before a date. */
function withoutFacts(names: readonly Name[]): Facts {
  let id: Facts['id'];
  const rest = names.flatMap((name) => {
    const match = credentialId.exec(name.text);
    if (match?.[1] !== undefined) id ??= { value: match[1], line: name.line };
    const text =
      match === null
        ? name.text
        : `${name.text.slice(0, match.index)} ${name.text.slice(match.index + match[0].length)}`;
    const bare = tidy(withoutWordsOfDates(text));
    return bare === '' ? [] : [{ ...name, text: bare }];
  });
  return { names: rest, ...(id === undefined ? {} : { id }) };
}

function withoutWordsOfDates(text: string): string {
  const expiry = expiryWords.exec(flatText(text));
  return tidy((expiry === null ? text : text.slice(0, expiry.index)).replace(issueWords, ''));
}

function idIn(inHead: Facts['id'], { body }: Entry): Pick<ParsedCertification, 'credentialId'> {
  if (inHead !== undefined) return { credentialId: found(inHead.value, 0.85, inHead.line) };
  for (const { line } of body) {
    const id = credentialId.exec(line.text)?.[1];
    if (id !== undefined) return { credentialId: found(id, 0.8, line) };
  }
  return {};
}
