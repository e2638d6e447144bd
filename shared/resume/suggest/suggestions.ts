// What a parse offers to each step of a profile: new items, and what it says otherwise or in addition of those that are there. Pure.
import { itemIdOf } from '../../commands/identifiers';
import { enteredSectionsOfStep } from '../../sections/all';
import type { FieldError } from '../../sections/field-error';
import { isObject } from '../../sections/json';
import { type Given, type Json, type Section, type StepName, stepNames } from '../../sections/section';
import { validateItem } from '../../sections/validate';
import type { ParsedResume } from '../model/parsed-resume';
import { differences, type FieldSuggestion } from './differences';
import { itemsOf } from './items-of';
import { matched } from './match';
import type { SuggestedItem } from './suggested-item';

export interface Parse {
  readonly parseId: string;
  readonly resume: ParsedResume;
}

/** What stands in a step, by the sections' properties: the draft where there is one, else what was submitted. */
export type StepContent = { readonly [property: string]: Json };

export interface Suggestion {
  /** Stable for the parse: the section and the item's place in the resume, `work-experience/0`. */
  readonly id: string;
  /** The section's name. */
  readonly section: string;
  readonly kind: 'new' | 'differs' | 'same';
  /** The mean of its fields' confidences, two decimals. */
  readonly confidence: number;
  /** Of the item that it is about, or that a new one will have; null for an item of a draft that has none. */
  readonly itemId: string | null;
  /** The item as it will stand when all of it is taken. */
  readonly item: Given;
  /** The item as it stands; null where there is none. */
  readonly current: Given | null;
  /** What is offered, field by field. */
  readonly fields: readonly FieldSuggestion[];
  /** What would keep the item from being submitted; paths begin at the item. */
  readonly errors: readonly FieldError[];
}

export interface StepSuggestions {
  readonly step: StepName;
  readonly suggestions: readonly Suggestion[];
}

/** Steps to which the resume has nothing to say are left out. `content`: of each step; an empty object where nothing stands in it. */
export function suggestionsOf(parse: Parse, content: (step: StepName) => StepContent): readonly StepSuggestions[] {
  const items = itemsOf(parse.resume);
  const ofSteps = stepNames.map((step) => {
    const suggestions = enteredSectionsOfStep(step).flatMap((section) => {
      const ofSection = items.filter((one) => one.section === section);
      return suggestionsOfSection(parse.parseId, section, ofSection, itemsIn(content(step), section));
    });
    return { step, suggestions };
  });
  return ofSteps.filter(({ suggestions }) => suggestions.length > 0);
}

/** The items of the section in the content, without what is not filled in. */
export function itemsIn(content: StepContent, section: Section): readonly Given[] {
  const items = content[section.property];
  if (!Array.isArray(items)) return [];
  return items.filter(isObject).map((item) => filledOf(item as Given));
}

function suggestionsOfSection(
  parseId: string,
  section: Section,
  suggested: readonly SuggestedItem[],
  items: readonly Given[],
): Suggestion[] {
  const newItemId = ({ index }: SuggestedItem) => itemIdOf(parseId, section.property, index);
  const places = matched(suggested, items, newItemId);
  return suggested.map((one) => {
    const place = places.get(one);
    const current = place === undefined ? null : (items[place] ?? null);
    const fields = differences(one.fields, current ?? {});
    const { itemId = current === null ? newItemId(one) : null, ...values } = { ...current, ...offered(fields) };
    const checked = validateItem(section, values);
    return {
      id: `${section.name}/${one.index}`,
      section: section.name,
      kind: current === null ? 'new' : fields.length > 0 ? 'differs' : 'same',
      confidence: meanOf(one.fields.map(({ confidence }) => confidence)),
      itemId,
      item: values,
      current,
      fields,
      errors: checked.ok ? [] : checked.errors,
    };
  });
}

/** The fields as an item holds them. */
export function offered(fields: readonly FieldSuggestion[]): Given {
  return Object.fromEntries(fields.map(({ field, suggested }) => [field, suggested]));
}

function filledOf(item: Given): Given {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
}

function meanOf(numbers: readonly number[]): number {
  const sum = numbers.reduce((total, one) => total + one, 0);
  return Math.round((sum / Math.max(1, numbers.length)) * 100) / 100;
}
