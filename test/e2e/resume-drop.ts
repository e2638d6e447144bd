// Resume files as importers drop them, all at once: of known candidates and of nobody, with metadata and with a manifest, some hostile, some
// twice. Each with what has to come of it.
import { createHash } from 'node:crypto';
import { hostileFiles } from '../../fuzz/resumes/hostile-files';
import { documentIdOf, resumeProfileIdOf } from '../../shared/commands/identifiers';
import { idOf } from '../factories/commands';
import { type FileExtension, fileExtensions, resumeFile } from '../factories/resume-files';
import { Random } from './random';

export interface Due {
  readonly profileId: string;
  readonly documentId: string;
  readonly sha256: string;
  readonly source: 'import' | 'upload';
  /** Of its parse. */
  readonly status: string;
  /** Why it is refused; null for a file that is available. */
  readonly stateReason: string | null;
}

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly due: Due;
}

/** A PDF. Its document has the id that the app gives it. */
export interface UploadedFile {
  readonly profileId: string;
  readonly bytes: Uint8Array;
}

export interface Drop {
  /** Lies there before its files. */
  readonly manifest: { readonly name: string; readonly text: string };
  readonly files: readonly DroppedFile[];
  readonly uploads: readonly UploadedFile[];
}

/** Names and contents are the same each time, but for the times that PDF and Word files hold. What is left to `count`, copies fill up. */
export async function resumeDrop(count: number): Promise<Drop> {
  const people = new People(count);
  const part = (share: number) => Math.round(count * share);
  const ofManifest = await inManifest(people, part(0.12));
  const uploads = await Promise.all(range(part(0.02)).map((n) => uploadOf(people, n)));
  const known = await Promise.all(range(part(0.24)).map((n) => ofCandidate(people, n)));
  const files = [
    ...ofManifest.files,
    ...known,
    ...known.slice(0, part(0.04)).map((file, n) => forAnother(people, file, n)),
    ...(await Promise.all(range(part(0.16)).map((n) => withMetadata(people, n)))),
    ...(await Promise.all(range(part(0.14)).map((n) => ofNobody(people, n)))),
    ...(await hostileFiles()).flatMap((file, n) => hostile(file, n)),
  ];
  const random = new Random(1);
  // The manifest says nothing of another folder's files.
  const copied = random.shuffled(files.filter(({ name }) => !name.startsWith(agency)));
  const copies = copied.slice(0, Math.max(0, count - files.length - uploads.length)).map(again);
  return { manifest: ofManifest.manifest, files: random.shuffled([...files, ...copies]), uploads };
}

const agency = 'agency/';

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const extensionOf = (n: number): FileExtension => fileExtensions[n % fileExtensions.length] ?? 'txt';

class People {
  #count = 0;

  constructor(private readonly files: number) {}

  /** The profile of a known candidate: so many that none comes to the 20 files that a profile holds. */
  candidate(n: number): string {
    return idOf(0xca_0000 + (n % Math.ceil(this.files / 20)));
  }

  /** Another resume each time. */
  async resume(extension: FileExtension): Promise<{ readonly bytes: Uint8Array; readonly email: string }> {
    const email = `ida.berg.${++this.#count}@example.org`;
    return { bytes: await resumeFile(extension, { name: 'Ida Berg', email }), email };
  }
}

function dueOf(profileId: string, bytes: Uint8Array, outcome = 'parsed'): Due {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [status = '', stateReason = null] = outcome.split(': ');
  return { profileId, documentId: documentIdOf(profileId, sha256), sha256, source: 'import', status, stateReason };
}

async function ofCandidate(people: People, n: number): Promise<DroppedFile> {
  const extension = extensionOf(n);
  const { bytes } = await people.resume(extension);
  const profileId = people.candidate(n);
  return { name: `${profileId}/cv-${n}.${extension}`, bytes, due: dueOf(profileId, bytes) };
}

/** The same bytes for somebody else. */
function forAnother(people: People, { bytes }: DroppedFile, n: number): DroppedFile {
  const other = people.candidate(n + 1);
  return { name: `${other}/found-${n}.${extensionOf(n)}`, bytes, due: dueOf(other, bytes) };
}

async function uploadOf(people: People, n: number): Promise<UploadedFile> {
  return { profileId: people.candidate(n), bytes: (await people.resume('pdf')).bytes };
}

async function withMetadata(people: People, n: number): Promise<DroppedFile> {
  const extension = extensionOf(n);
  const { bytes } = await people.resume(extension);
  const named = n % 4 === 0;
  const metadata = named
    ? { profile_id: people.candidate(n) }
    : { source: 'old-ats', candidate_reference: `M%C3%BC ${n}` };
  const profileId = named ? people.candidate(n) : resumeProfileIdOf('reference', 'old-ats', `Mü ${n}`);
  return { name: `inbox/${n}.${extension}`, bytes, metadata, due: dueOf(profileId, bytes) };
}

async function inManifest(people: People, count: number): Promise<Pick<Drop, 'manifest' | 'files'>> {
  const lines: object[] = [];
  const files: DroppedFile[] = [];
  for (const n of range(count)) {
    const file = `${n}.${extensionOf(n)}`;
    const { bytes } = await people.resume(extensionOf(n));
    const named = n % 4 === 0;
    const profileId = named ? people.candidate(n) : resumeProfileIdOf('reference', 'agency', String(n));
    lines.push({ file, ...(named ? { profileId } : { source: 'agency', candidateReference: String(n) }) });
    files.push({ name: agency + file, bytes, due: dueOf(profileId, bytes) });
  }
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  return { manifest: { name: `${agency}manifest.ndjson`, text }, files };
}

/** Every seventh has no e-mail address either. */
async function ofNobody(people: People, n: number): Promise<DroppedFile> {
  if (n % 7 === 0) {
    const bytes = await resumeFile('md', { name: 'Ida Berg', email: `Box ${n}, Leeds` });
    const due = dueOf(resumeProfileIdOf('content', dueOf('', bytes).sha256), bytes);
    return { name: `found/${n}.md`, bytes, due };
  }
  const { bytes, email } = await people.resume(extensionOf(n));
  return { name: `found/${n}.${extensionOf(n)}`, bytes, due: dueOf(resumeProfileIdOf('email', email), bytes) };
}

type Hostile = Awaited<ReturnType<typeof hostileFiles>>[number];

/** For a profile of its own, because the same bytes may be hostile under one name and harmless under another; some for nobody as well. */
function hostile({ name, bytes, outcome }: Hostile, n: number): readonly DroppedFile[] {
  const profileId = idOf(0xbad_0000 + n);
  const own = { name: `${profileId}/${name}`, bytes, due: dueOf(profileId, bytes, outcome) };
  if (n % 8 !== 3) return [own];
  const ofContent = resumeProfileIdOf('content', own.due.sha256);
  return [own, { name: `found/${name}`, bytes, due: dueOf(ofContent, bytes, outcome) }];
}

/** In another folder, under another name. */
function again({ name, ...file }: DroppedFile, n: number): DroppedFile {
  const slash = name.indexOf('/') + 1;
  return { ...file, name: `${name.slice(0, slash)}again/copy-${n}-${name.slice(slash)}` };
}
