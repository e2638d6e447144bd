// The steps of the builder and what may be saved of each, as the API's description has them.
import type { components, paths } from './schema.ts';

type Schemas = components['schemas'];

interface Drafts {
  readonly address: Schemas['AddressStepDraft'];
  readonly education: Schemas['EducationStepDraft'];
  readonly experience: Schemas['ExperienceStepDraft'];
  readonly projects: Schemas['ProjectsStepDraft'];
  readonly aspirations: Schemas['AspirationsStepDraft'];
  readonly resume: Schemas['ResumeStepDraft'];
}

export type StepName = paths['/api/profiles/{profileId}/steps/{step}/draft']['put']['parameters']['path']['step'];

const everyStep: Record<StepName, true> = {
  address: true,
  education: true,
  experience: true,
  projects: true,
  aspirations: true,
  resume: true,
};

export const stepNames = Object.keys(everyStep) as readonly StepName[];

/** As far as it is typed: everything may be missing. */
export type StepDraft<Step extends StepName> = Drafts[Step];
