// Every section, and how to find one.
import { addresses } from './addresses';
import { careerAspirations } from './career-aspirations';
import { certifications } from './certifications';
import { education } from './education';
import { projects } from './projects';
import { resumeDocuments } from './resume-documents';
import { resumeParsing } from './resume-parsing';
import { type Section, type StepName, stepNames } from './section';
import { workExperience } from './work-experience';

/** In the order of the steps; an owner comes before what it owns. */
export const sections: readonly Section[] = [
  addresses,
  education,
  certifications,
  workExperience,
  projects,
  careerAspirations,
  resumeDocuments,
  resumeParsing,
];

const byName: ReadonlyMap<string, Section> = new Map(sections.map((section) => [section.name, section]));
const byStep: ReadonlyMap<StepName, readonly Section[]> = new Map(
  stepNames.map((step) => [step, sections.filter((section) => section.step === step)]),
);
const enteredByStep: ReadonlyMap<StepName, readonly Section[]> = new Map(
  stepNames.map((step) => [step, sectionsOfStep(step).filter((section) => section.enteredBy === 'candidate')]),
);

/** All sections of the step, those too that no body may hold. */
export function sectionsOfStep(step: StepName): readonly Section[] {
  return byStep.get(step) ?? [];
}

/** The sections that a body of the step holds. */
export function enteredSectionsOfStep(step: StepName): readonly Section[] {
  return enteredByStep.get(step) ?? [];
}

export function sectionByName(name: string): Section | undefined {
  return byName.get(name);
}

export function isStepName(text: string): text is StepName {
  return byStep.has(text as StepName);
}
