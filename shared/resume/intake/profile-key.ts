// Whose file it is that nobody was named for: always the same profile for the same person, as far as the file tells.
import { resumeProfileIdOf } from '../../commands/identifiers';
import type { ParseResult } from '../model/parse-result';
import type { BlobName } from './blob-name';
import type { Told } from './metadata';

/**
 * The first of these that there is: the profile that the blob's name or the importer names, the importer's own reference for the
 * candidate, the e-mail address in the resume, the bytes of the file.
 */
export function profileOf(name: BlobName, told: Told, sha256: string, result: ParseResult | undefined): string {
  if ('profileId' in name) return name.profileId;
  if (told.profileId !== undefined) return told.profileId;
  if (told.candidateReference !== undefined) {
    return resumeProfileIdOf('reference', told.source ?? '', told.candidateReference);
  }
  const email = result && 'resume' in result ? result.resume.basics.emails[0]?.value.trim().toLowerCase() : undefined;
  return email ? resumeProfileIdOf('email', email) : resumeProfileIdOf('content', sha256);
}

/** Whether the profile is known without the file being parsed. */
export function isAssigned(name: BlobName, told: Told): boolean {
  return 'profileId' in name || told.profileId !== undefined || told.candidateReference !== undefined;
}
