// A blob's metadata: what importers tell of a file there, and what the service keeps beside a file that it has taken in.
// Metadata is ASCII, so values are percent-encoded UTF-8: https://learn.microsoft.com/rest/api/storageservices/setting-and-retrieving-properties-and-metadata-for-blob-resources
import { instant } from '../../commands/envelope';
import { isUuid } from '../../sections/text';
import { toldFileName, toldText } from './told-text';

export type Metadata = Readonly<Record<string, string>>;

/** What is told of a file from outside. */
export interface Told {
  /** Where the file comes from. */
  readonly source?: string;
  /** Who the candidate is there. */
  readonly candidateReference?: string;
  readonly profileId?: string;
  /** What the candidate calls the file. */
  readonly fileName?: string;
}

/** What the service notes on a file that it has taken in. */
export interface Noted {
  /** When storage first had the file's bytes. */
  readonly acceptedAt?: string;
  /** The version of the parser that the file was recorded under; none while it waits. */
  readonly recorded?: string;
  readonly isUpload: boolean;
  /** Nothing of it goes into drafts unasked: `drafts=false`. */
  readonly isDraftless?: boolean;
  /** Why no version may open the file: what told so is gone with the name that it came under. */
  readonly refused?: Barred;
}

const barred = ['malware', 'size-not-as-declared'] as const;
type Barred = (typeof barred)[number];

const recognitionName = 'recognition';
const longestSource = 100;
const longestReference = 200;

/** Values that are of no use are as if they were not there. Names are read in any case. */
export function readTold(metadata: Metadata | undefined): Told {
  const value = valuesOf(metadata);
  return toldOf({
    source: value('source'),
    candidateReference: value('candidate_reference'),
    profileId: value('profile_id'),
    fileName: value('filename'),
  });
}

export function toldOf(given: { readonly [name in keyof Told]: string | undefined }): Told {
  const source = toldText(given.source, longestSource);
  const candidateReference = toldText(given.candidateReference, longestReference);
  const fileName = toldFileName(given.fileName);
  const profileId = given.profileId?.trim();
  return {
    ...(source !== undefined && { source }),
    ...(candidateReference !== undefined && { candidateReference }),
    ...(profileId !== undefined && isUuid(profileId) && { profileId: profileId.toLowerCase() }),
    ...(fileName !== undefined && { fileName }),
  };
}

export function readNoted(metadata: Metadata | undefined): Noted {
  const value = valuesOf(metadata);
  const acceptedAt = instant.safeParse(value('accepted_at'));
  const recorded = value('recorded');
  return {
    ...(acceptedAt.success && { acceptedAt: acceptedAt.data }),
    ...(recorded && { recorded }),
    isUpload: value('taken_as') === 'upload',
    ...(refusesDrafts(metadata) && { isDraftless: true }),
    ...barredBy(value('refused')),
  };
}

/** Of a scan while it is being taken in: by which its text is to be had, or since when (in milliseconds since 1970) somebody is handing it in. */
export type Recognition = { readonly id: string } | { readonly since: number };

export function readRecognition(metadata: Metadata | undefined): Recognition | undefined {
  const value = valuesOf(metadata)(recognitionName);
  if (value === undefined) return undefined;
  if (isUuid(value)) return { id: value };
  const since = instant.safeParse(value);
  return since.success ? { since: Date.parse(since.data) } : undefined;
}

/** The metadata with that in the place of what it said of recognition; undefined: without. */
export function withRecognition(
  metadata: Metadata | undefined,
  noted: Recognition | undefined,
): Record<string, string> {
  const others = Object.entries(metadata ?? {}).filter(([name]) => name.toLowerCase() !== recognitionName);
  if (!noted) return Object.fromEntries(others);
  const value = 'id' in noted ? noted.id : new Date(noted.since).toISOString();
  return { ...Object.fromEntries(others), [recognitionName]: value };
}

export function barredBy(reason: string | undefined): Pick<Noted, 'refused'> {
  const refused = barred.find((one) => one === reason);
  return refused ? { refused } : {};
}

export function refusesDrafts(metadata: Metadata | undefined): boolean {
  return valuesOf(metadata)('drafts')?.trim().toLowerCase() === 'false';
}

/** Of a file that has been taken in. What it says is read again by readTold and readNoted. */
export function heldMetadata(told: Told, noted: Noted): Record<string, string> {
  const values = {
    source: told.source,
    candidate_reference: told.candidateReference,
    filename: told.fileName,
    accepted_at: noted.acceptedAt,
    taken_as: noted.isUpload ? 'upload' : 'import',
    drafts: noted.isDraftless ? 'false' : undefined,
    refused: noted.refused,
    recorded: noted.recorded,
  };
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, encodeURIComponent(value)]));
}

function valuesOf(metadata: Metadata = {}): (name: string) => string | undefined {
  const byName = new Map(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const value = byName.get(name);
    return value === undefined ? undefined : decoded(value);
  };
}

/** What is not percent-encoded stands for itself. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
