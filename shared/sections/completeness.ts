// How far a draft has got, for the progress bar of the wizard.
import { enteredSectionsOfStep } from './all';
import type { Given, Json, Section, StepName, StepPayload } from './section';
import { isFilled } from './text';

/**
 * How much of what a submit requires is there, in percent and rounded down. Each section counts as one thing required (to be given
 * at all, be it empty), and so does each required field of each item; formats and rules are not looked at. 99 is the most that
 * a draft can reach: what completes a step is a submit that was accepted.
 */
export function completeness(step: StepName, payload: StepPayload): number {
  let required = 0;
  let there = 0;
  for (const section of enteredSectionsOfStep(step)) {
    const given = payload[section.property];
    required += 1;
    if (given === undefined) continue;
    there += 1;
    const names = requiredFields(section);
    for (const item of itemsOf(given)) {
      required += names.length;
      there += names.filter((name) => isThere(item[name])).length;
    }
  }
  return Math.min(99, Math.floor((100 * there) / required));
}

function requiredFields(section: Section): string[] {
  return Object.keys(section.fields).filter((name) => section.fields[name]?.required);
}

function itemsOf(given: readonly Given[] | Given | null): readonly Given[] {
  if (given === null) return [];
  return isList(given) ? given : [given];
}

function isList(given: readonly Given[] | Given): given is readonly Given[] {
  return Array.isArray(given);
}

function isThere(value: Json | undefined): boolean {
  return typeof value === 'string' ? isFilled(value) : value !== undefined && value !== null;
}
