// The drafts that an imported resume fills unasked, where that is set.
import type { RecordResume, SaveDraft } from '../../commands/kinds';
import { hasFound } from '../../sections/resume-words';
import type { ParsedResume } from '../model/parsed-resume';
import { autoDrafts } from '../suggest/auto-drafts';
import type { Noted } from './metadata';

/** None of what was uploaded: that is the candidate's own, who takes over what he wants. `threshold`: see autoDrafts. */
export function draftsOf(
  { profileId, acceptedAt, payload }: RecordResume,
  { isUpload, isDraftless }: Noted,
  threshold: number | undefined,
): readonly SaveDraft[] {
  const { documentId, parse } = payload;
  if (threshold === undefined || isUpload || isDraftless) return [];
  if (!parse || !hasFound(parse.status)) return [];
  // As it travels: what was cut for its message fits in those of the drafts.
  const resume = parse.data as unknown as ParsedResume;
  return autoDrafts({ parseId: parse.parseId, resume }, threshold, { profileId, documentId, acceptedAt });
}
