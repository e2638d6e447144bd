// What travels of a resume file: where it lies, what is known of it, and what a parser read in it.
import * as z from 'zod';
import { isDeeperThan, isObject } from '../sections/json';
import {
  documentStates,
  parseStatuses,
  resumeSources,
  stateReasons,
  storedContentTypes,
} from '../sections/resume-words';
import type { Json } from '../sections/section';
import { asciiCode, cleanText, sha256, unitsUpTo, uuid } from './envelope';

/** Of the text of a parse, in UTF-16 code units. */
export const longestResumeText = 100_000;
const deepestData = 32;
const mostWarnings = 100;

const documentSchema = z.strictObject({
  blobName: cleanText(1024),
  fileName: cleanText(255),
  contentType: z.enum(storedContentTypes),
  sizeBytes: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  sha256,
  source: z.enum(resumeSources),
  /** What the importer said: where the file comes from, and who the candidate is there. */
  importSource: cleanText(100).optional(),
  candidateReference: cleanText(200).optional(),
  state: z.enum(documentStates),
  stateReason: z.enum(stateReasons).optional(),
});

const parseSchema = z.strictObject({
  parseId: uuid,
  parser: asciiCode(100),
  parserVersion: asciiCode(50),
  status: z.enum(parseStatuses),
  /** As the column keeps it, in three digits after the point. */
  confidence: z
    .number()
    .min(0)
    .max(1)
    .transform((given) => Number(given.toFixed(3)))
    .nullable(),
  data: z
    .custom<{ readonly [member: string]: Json }>(isObject)
    .refine((data) => !isDeeperThan(deepestData, data), { abort: true })
    .transform((data) => printable(data) as { readonly [member: string]: Json }),
  warnings: z.array(cleanText(500)).max(mostWarnings),
  text: unitsUpTo(longestResumeText).transform(printableText).nullable(),
});

export const recordedResume = z.strictObject({
  documentId: uuid,
  document: documentSchema,
  /** None while the file waits for its verdict. */
  parse: parseSchema.optional(),
});
export type RecordedResume = z.infer<typeof recordedResume>;

const unprintable = /[^\P{Cc}\n\t\r\f]|\p{Cs}/gu;

/** What a file holds may be anything: what the audit could not prove, or SQL not keep, becomes U+FFFD. A form feed parts pages. */
function printableText(text: string): string {
  return text.replace(unprintable, '\ufffd');
}

function printable(value: Json): Json {
  if (typeof value === 'string') return printableText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(printable);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [printableText(name), printable(member)]));
}
