// What a step holds once chosen suggestions are taken: new items behind those that are there, chosen fields in their items. Pure.
import { enteredSectionsOfStep } from '../../sections/all';
import type { Given, Json, Section, StepName } from '../../sections/section';
import type { FieldSuggestion } from './differences';
import { itemsIn, offered, type StepContent, type Suggestion } from './suggestions';

export interface Choice {
  readonly suggestion: Suggestion;
  /** Of its fields; all of them where nothing is said. */
  readonly fields?: readonly string[];
}

/**
 * The payload for a draft or a submit of the step: every section of it, as a submit wants it. What the suggestions were made upon has to
 * be what stands there. A suggestion that says the same changes nothing.
 */
export function withChosen(step: StepName, content: StepContent, choices: readonly Choice[]): StepContent {
  const sections = enteredSectionsOfStep(step);
  return Object.fromEntries(
    sections.map((section) => [
      section.property,
      section.cardinality === 'many' ? itemsAfter(section, content, choices) : (content[section.property] ?? null),
    ]),
  );
}

function itemsAfter(section: Section, content: StepContent, choices: readonly Choice[]): readonly Json[] {
  const ofSection = choices.filter(({ suggestion }) => suggestion.section === section.name);
  const changed = itemsIn(content, section).map((item) => {
    const about = ofSection.find(({ suggestion }) => isAbout(suggestion, item));
    return about ? { ...item, ...offered(chosenOf(about)) } : item;
  });
  const added = ofSection
    .filter(({ suggestion }) => suggestion.kind === 'new')
    .map((choice): Given => ({ ...offered(chosenOf(choice)), itemId: choice.suggestion.itemId ?? undefined }) as Given);
  return [...changed, ...added];
}

function chosenOf({ suggestion, fields }: Choice): readonly FieldSuggestion[] {
  return fields ? suggestion.fields.filter(({ field }) => fields.includes(field)) : suggestion.fields;
}

/** An item of a draft may have no id: then it is the one that is as it was. */
function isAbout({ kind, itemId, current }: Suggestion, item: Given): boolean {
  if (kind !== 'differs') return false;
  return itemId === null ? JSON.stringify(item) === JSON.stringify(current) : item.itemId === itemId;
}
