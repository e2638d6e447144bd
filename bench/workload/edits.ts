// What a candidate does to a step that is there already, and how a step looks while it is still being typed.
import type { Given, Json, StepPayload } from '../../shared/sections/section';
import { type ListProperty, makeItem } from './items';
import type { Random } from './random';
import { sentence } from './texts';

/** Of every list one item changes, one goes in two of five edits, one comes in two of five. */
export function edited(random: Random, payload: StepPayload): StepPayload {
  return mapped(payload, (value, property) => {
    if (!Array.isArray(value)) return changed(random, value as Given);
    const items = [...(value as readonly Given[])];
    if (items.length > 1 && random.chance(0.4)) items.splice(random.int(0, items.length - 1), 1);
    const at = random.int(0, Math.max(0, items.length - 1));
    const item = items[at];
    if (item) items[at] = changed(random, item);
    if (items.length < 5 && random.chance(0.4)) items.push(makeItem[property as ListProperty](random));
    return items;
  });
}

const freeText = ['description', 'summary', 'shortTermGoal', 'line1', 'issuer', 'fileName'];

function changed(random: Random, item: Given): Given {
  const field = freeText.find((name) => name in item);
  return field ? { ...item, [field]: sentence(random, 2, 8) } : item;
}

/** The first part of the fields of the last item is filled in, nothing of what comes after. */
export function halfTyped(payload: StepPayload, share: number): StepPayload {
  return mapped(payload, (value) => {
    if (!Array.isArray(value)) return firstFields(value as Given, share);
    const items = value as readonly Given[];
    const last = items.at(-1);
    return last ? [...items.slice(0, -1), firstFields(last, share)] : items;
  });
}

function firstFields(item: Given, share: number): Given {
  const fields = Object.entries(item);
  return Object.fromEntries(fields.slice(0, Math.max(2, Math.ceil(fields.length * share)))) as { [name: string]: Json };
}

type Value = StepPayload[string];

function mapped(payload: StepPayload, change: (value: Value, property: string) => Value): StepPayload {
  return Object.fromEntries(
    Object.entries(payload).map(([property, value]) => [property, value === null ? null : change(value, property)]),
  );
}
