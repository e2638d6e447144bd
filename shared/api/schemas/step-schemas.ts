// The steps of the builder: what is submitted, what is typed so far, and what is read.
import { enteredSectionsOfStep, sectionsOfStep } from '../../sections/all';
import { type JsonSchema, type Section, type StepName, stepNames } from '../../sections/section';
import { itemSchemaName } from './item-schemas';
import { closed, count, described, instant, listOf, nullable, object, oneOfWords, ref, uuid } from './schema';

export function stepSchemaName(step: StepName): string {
  return `${step.charAt(0).toUpperCase()}${step.slice(1)}Step`;
}

export function stepSchemas(): { readonly [name: string]: JsonSchema } {
  return {
    ...Object.assign({}, ...stepNames.map(schemasOf)),
    Step: oneOfSteps(''),
    StepInput: anyOfSteps('Input', 'The body of the step that the path names.'),
    StepDraft: anyOfSteps('Draft', 'The body of the step that the path names, as far as it is typed.'),
    StepProgress: progress,
    Draft: object(draftMembers),
    StoredDraft: object({ step: oneOfWords(stepNames), ...versions, ...draftMembers }),
    StepSummary: summary,
  };
}

function schemasOf(step: StepName): Record<string, JsonSchema> {
  const name = stepSchemaName(step);
  return {
    [name]: viewOf(step),
    [`${name}Input`]: inputOf(step),
    [`${name}Draft`]: draftOf(step),
    [`${name}AsOf`]: asOfView(step),
  };
}

function inputOf(step: StepName): JsonSchema {
  return closed(object(bySection(enteredSectionsOfStep(step), 'Input')));
}

function draftOf(step: StepName): JsonSchema {
  const lists = bySection(enteredSectionsOfStep(step), 'Draft');
  return closed(
    object({}, Object.fromEntries(Object.entries(lists).map(([name, schema]) => [name, nullable(schema)]))),
  );
}

/** Each section by its property: a list, or one item or null. */
function bySection(sections: readonly Section[], mode: '' | 'Input' | 'Draft'): Record<string, JsonSchema> {
  return Object.fromEntries(
    sections.map((section) => {
      const item = ref(`${itemSchemaName(section)}${mode}`);
      if (section.cardinality === 'one') return [section.property, mode === 'Draft' ? item : nullable(item)];
      return [section.property, { ...listOf(item), ...(mode === '' ? {} : { maxItems: section.maxItems }) }];
    }),
  );
}

const progressStatus = oneOfWords(['not-started', 'in-progress', 'completed']);

const progress = object({
  status: progressStatus,
  completeness: { type: 'integer', minimum: 0, maximum: 100, description: 'In percent.' },
  startedAt: nullable(instant),
  completedAt: nullable(instant),
  firstEnteredAt: described(nullable(instant), "By the client's clock."),
  skippedAt: described(nullable(instant), "By the client's clock: when it was skipped last."),
  timeSpentSeconds: count,
  refusals: described(count, 'How often the step or its draft was refused.'),
});

const versions = {
  version: described(count, 'Counts the submits that changed something.'),
  draftVersion: described(count, 'Counts the changes of the draft.'),
};

function finalOf(step: StepName): JsonSchema {
  return object(bySection(sectionsOfStep(step), ''));
}

function viewOf(step: StepName): JsonSchema {
  return object({
    step: { type: 'string', const: step },
    ...versions,
    final: described(
      nullable(finalOf(step)),
      'What was submitted, or brought from an existing database (then the step is not completed); null as long as nothing was.',
    ),
    draft: nullable(ref('Draft')),
    progress: ref('StepProgress'),
  });
}

/** As far as the audit tells. */
function asOfView(step: StepName): JsonSchema {
  return object({
    step: { type: 'string', const: step },
    ...versions,
    status: progressStatus,
    final: nullable(finalOf(step)),
    draft: nullable(object({ payload: anyOfSteps('Draft', 'As it was saved.'), savedAt: instant })),
  });
}

const draftMembers = {
  payload: anyOfSteps('Draft', 'As it was saved, without nulls.'),
  revision: nullable(described(count, "The client's own count of saves.")),
  savedAt: instant,
  sessionId: nullable(uuid),
};

const summary = object({
  step: oneOfWords(stepNames),
  ...versions,
  draftSavedAt: nullable(instant),
  progress: ref('StepProgress'),
});

function oneOfSteps(mode: ''): JsonSchema {
  const mapping = Object.fromEntries(
    stepNames.map((step) => [step, `#/components/schemas/${stepSchemaName(step)}${mode}`]),
  );
  return { oneOf: refs(mode), discriminator: { propertyName: 'step', mapping } };
}

function anyOfSteps(mode: 'Input' | 'Draft', description: string): JsonSchema {
  return { anyOf: refs(mode), description };
}

function refs(mode: string): JsonSchema[] {
  return stepNames.map((step) => ref(`${stepSchemaName(step)}${mode}`));
}
