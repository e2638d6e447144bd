// Bodies as fast-check makes them: right ones with fields left out and texts exchanged, and now and then anything at all.
import fc from 'fast-check';
import { enteredSectionsOfStep } from '../../../shared/sections/all';
import { type Given, type Json, type StepName, type StepPayload, stepNames } from '../../../shared/sections/section';
import { type Entry, fullBodies } from './bodies';

export const steps = fc.constantFrom(...stepNames);
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
const anyJson = fc.oneof(fc.jsonValue(), anyText, fc.constantFrom(null, -0, 1e300, '', ' ', '__proto__'));
const itemId = fc.uuid();

/** An entry that is mostly right: fields left out, text replaced by any other, and now and then a value of any kind. */
function anyEntry(full: Entry, oddness: number): fc.Arbitrary<Entry> {
  const fields = Object.entries(full).map(([name, value]) => {
    const other = typeof value === 'string' ? anyText : fc.constant(value);
    const kept = fc.oneof(
      { arbitrary: fc.constant(value), weight: 60 },
      { arbitrary: other, weight: 2 },
      { arbitrary: fc.constant(null), weight: 2 },
      { arbitrary: anyJson as fc.Arbitrary<Json>, weight: oddness },
    );
    return [name, kept] as const;
  });
  return fc.record(Object.fromEntries(fields), { noNullPrototype: true });
}

function anyBody(step: StepName, oddness: number): fc.Arbitrary<Json> {
  const properties = enteredSectionsOfStep(step).map(({ property, cardinality }) => {
    const full = fullBodies[step][property];
    const entry = anyEntry((Array.isArray(full) ? full[0] : full) as Entry, oddness);
    const withId = fc.tuple(entry, fc.option(itemId)).map(([one, id]) => (id === null ? one : { ...one, itemId: id }));
    return [property, cardinality === 'many' ? fc.array(withId, { maxLength: 3 }) : fc.option(entry)] as const;
  });
  return fc.record(Object.fromEntries(properties), { noNullPrototype: true }) as fc.Arbitrary<Json>;
}

/** A step and a body for it; most are what a submit accepts. */
export const bodies = steps.chain((step) =>
  fc.integer({ min: 0, max: 3 }).chain((oddness) => fc.tuple(fc.constant(step), anyBody(step, oddness))),
);

/** The items that a payload holds for a section, whether it is of many or of one. */
export function itemsOf(given: StepPayload[string] | undefined): readonly Given[] {
  return Array.isArray(given) ? given : given ? [given as Given] : [];
}
