// A stored parse of a resume, and the profile that it is compared with, as the reads give them.
import type { StoredParse } from '../../../shared/reading/read-parse';
import type { ProfileView } from '../../../shared/reading/read-profile';
import { type StepView, stepView } from '../../../shared/reading/step-view';
import type { ParsedResume } from '../../../shared/resume/model/parsed-resume';
import { type Json, stepNames } from '../../../shared/sections/section';
import { nothingFound } from '../../factories/parsed-resumes';
import { profileId } from './call';

export const documentId = '0190a1b2-0000-8000-8000-0000000000d0';
export const parseId = '0190a1b2-0000-8000-8000-0000000000e0';

export function storedParse(resume: Partial<ParsedResume>, warnings: readonly string[] = []): StoredParse {
  return {
    parseId,
    documentId,
    parser: 'stepkeeper',
    parserVersion: '1.0.0',
    status: 'parsed',
    confidence: 0.9,
    warnings,
    parsedAt: '2026-11-22T08:00:00.000Z',
    data: { ...nothingFound, ...resume } as unknown as Json,
    text: 'Acme\n',
  };
}

/** Nothing was entered in it, but as it is said of one step. */
export function profileWith(experience: Partial<StepView> = {}): ProfileView {
  const notStarted = { progress: undefined, draft: undefined, sections: [], workItemIds: new Set<string>() };
  const steps = Object.fromEntries(stepNames.map((step) => [step, stepView(step, notStarted)])) as ProfileView['steps'];
  const touched = { ...steps, experience: { ...steps.experience, ...experience } };
  return { profileId, version: 1, createdAt: '', updatedAt: '', steps: touched };
}
