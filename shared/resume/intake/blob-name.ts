// What the name of a blob in the container `resumes` says: whose file it is, and whether it has been taken in already.
import type { Format } from '../model/document';

export const resumesContainer = 'resumes';
export const manifestFile = 'manifest.ndjson';

/**
 *     {profileId}/{documentId}.u{sizeBytes}.{ext}   uploaded by the candidate: the name binds what was asked for
 *     {profileId}/{documentId}.{ext}                taken in: every file ends under such a name
 *     {profileId}/…                                 dropped for that profile
 *     …/manifest.ndjson                             tells of the files of its folder
 *     …                                             dropped for nobody yet
 *
 * Ids are in lower case whatever the name has.
 */
export type BlobName =
  | { readonly kind: 'upload'; readonly profileId: string; readonly documentId: string; readonly sizeBytes: number }
  | { readonly kind: 'held'; readonly profileId: string; readonly documentId: string }
  | { readonly kind: 'dropped'; readonly profileId: string }
  | { readonly kind: 'manifest' }
  | { readonly kind: 'unassigned' };

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const uploaded = new RegExp(`^(${uuid})/(${uuid})\\.u(\\d{1,15})\\.[a-z]{2,4}$`, 'i');
const held = new RegExp(`^(${uuid})/(${uuid})\\.(?:pdf|docx|txt|md|html|json|bin)$`);
const assigned = new RegExp(`^(${uuid})/`, 'i');

export function readBlobName(name: string): BlobName {
  if (fileOf(name).toLowerCase() === manifestFile) return { kind: 'manifest' };
  const [, profileId, documentId, sizeBytes] = uploaded.exec(name) ?? held.exec(name) ?? assigned.exec(name) ?? [];
  if (profileId === undefined) return { kind: 'unassigned' };
  const ofProfile = { profileId: profileId.toLowerCase() };
  if (documentId === undefined) return { kind: 'dropped', ...ofProfile };
  const ofDocument = { ...ofProfile, documentId: documentId.toLowerCase() };
  if (sizeBytes === undefined) return { kind: 'held', ...ofDocument };
  return { kind: 'upload', ...ofDocument, sizeBytes: Number(sizeBytes) };
}

const extensions: Readonly<Record<Format, string>> = {
  pdf: 'pdf',
  docx: 'docx',
  txt: 'txt',
  markdown: 'md',
  html: 'html',
  'json-resume': 'json',
};

/** `bin` where the format is unknown. */
export function heldName(profileId: string, documentId: string, format: Format | undefined): string {
  return `${profileId}/${documentId}.${format ? extensions[format] : 'bin'}`;
}

export function uploadName(profileId: string, documentId: string, sizeBytes: number, format: Format): string {
  return `${profileId}/${documentId}.u${sizeBytes}.${extensions[format]}`;
}

/** With the slash at its end; empty at the top of the container. */
export function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

/** The name without its folder. */
export function fileOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
