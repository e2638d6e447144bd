// What an imported resume puts into drafts without being asked: items that are sure, in steps in which nobody has written anything yet.
import { draftFromResumeId } from '../../commands/identifiers';
import type { SaveDraft } from '../../commands/kinds';
import { sectionByName } from '../../sections/all';
import { validateDraft } from '../../sections/validate';
import { resumeParser, resumeReason } from '../attribution';
import { type Choice, withChosen } from './chosen';
import { type Parse, type Suggestion, suggestionsOf } from './suggestions';

export interface Origin {
  readonly profileId: string;
  readonly documentId: string;
  /** When storage had the file: whatever somebody has written since is newer. */
  readonly acceptedAt: string;
}

/**
 * `threshold`: the least confidence of a field that is taken, 0 to 1; an item comes only with every field that a submit of it needs. The
 * drafts are conditional on steps and drafts that were never written: whoever has typed anything keeps it, and the outcome is `conflict`.
 * The same for the same parse: sent twice they have their effect once.
 */
export function autoDrafts(parse: Parse, threshold: number, origin: Origin): readonly SaveDraft[] {
  const { profileId, documentId, acceptedAt } = origin;
  return suggestionsOf(parse, () => ({})).flatMap(({ step, suggestions }) => {
    const sure = suggestions.flatMap((suggestion) => sureOf(suggestion, threshold));
    if (sure.length === 0) return [];
    const validated = validateDraft(step, withChosen(step, {}, sure));
    if (!validated.ok) throw new RangeError(`what a section takes is refused as a draft of ${step}`);
    const operationId = draftFromResumeId(parse.parseId, step);
    return [
      {
        version: 1,
        kind: 'save-draft',
        step,
        operationId,
        profileId,
        actor: resumeParser,
        source: 'resume',
        reason: resumeReason(documentId, parse.parseId),
        correlationId: operationId,
        acceptedAt,
        expectedVersion: 0,
        expectedStepVersion: 0,
        payload: validated.payload,
      } satisfies SaveDraft,
    ];
  });
}

function sureOf(suggestion: Suggestion, threshold: number): Choice[] {
  const sure = suggestion.fields.filter(({ confidence }) => confidence >= threshold).map(({ field }) => field);
  const fields = Object.entries(sectionByName(suggestion.section)?.fields ?? {});
  const isWhole = fields.every(([name, { required }]) => !required || sure.includes(name));
  return isWhole ? [{ suggestion, fields: sure }] : [];
}
