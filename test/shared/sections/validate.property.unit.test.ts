import fc from 'fast-check';
import { enteredSectionsOfStep, sections } from '../../../shared/sections/all';
import type { Checked } from '../../../shared/sections/check-body';
import { completeness } from '../../../shared/sections/completeness';
import { completeItem, fromRow, toRow } from '../../../shared/sections/item';
import type { StepName, StepPayload } from '../../../shared/sections/section';
import { validateDraft, validateQueued, validateSubmit } from '../../../shared/sections/validate';
import { bodies, itemsOf, steps } from './arbitrary-bodies';

/** What the edge does before it sends: every item of a list gets an id. */
function withIds(step: StepName, payload: StepPayload): StepPayload {
  let next = 0;
  const identified = enteredSectionsOfStep(step).map(({ property, cardinality }) => {
    const given = payload[property];
    if (given === undefined || cardinality === 'one') return [property, given];
    const items = itemsOf(given).map((item) => {
      next += 1;
      return { itemId: `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`, ...item };
    });
    return [property, items];
  });
  return Object.fromEntries(identified.filter(([, given]) => given !== undefined));
}

function expectWellFormed(validation: Checked): void {
  if (validation.ok) return;
  expect(validation.errors.length).toBeGreaterThan(0);
  expect(validation.errors.length).toBeLessThanOrEqual(101);
  for (const { path, message, value } of validation.errors) {
    expect(path).toMatch(/^(\/|$)/);
    expect(path.length).toBeLessThanOrEqual(400);
    // All that is said is an instruction, and quotes neither types nor values.
    expect(message).toMatch(/^(Give|Take|Send|Fill|Choose|Shorten|Keep|Write|Mark|Nest|Correct)\b.*\.$/);
    expect(message).not.toMatch(/documentation/);
    if (value !== undefined) expect(value.length).toBeLessThanOrEqual(200);
  }
}

test('what is accepted stays accepted, and the same, after the queue', () => {
  let accepted = 0;
  fc.assert(
    fc.property(bodies, fc.constantFrom('submit' as const, 'draft' as const), ([step, body], mode) => {
      const validation = mode === 'submit' ? validateSubmit(step, body) : validateDraft(step, body);
      expectWellFormed(validation);
      if (!validation.ok) return;
      accepted += 1;
      const sent = withIds(step, validation.payload);
      const received = validateQueued(step, mode, JSON.parse(JSON.stringify(sent)));
      expect(received).toEqual({ ok: true, payload: sent });
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(400);
});

test('what a submit accepts, a draft accepts', () => {
  fc.assert(
    fc.property(bodies, ([step, body]) => {
      if (validateSubmit(step, body).ok) expect(validateDraft(step, body).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('every accepted item becomes a row and the same item again', () => {
  let items = 0;
  fc.assert(
    fc.property(bodies, ([step, body]) => {
      const validation = validateSubmit(step, body);
      if (!validation.ok) return;
      for (const section of enteredSectionsOfStep(step)) {
        for (const given of itemsOf(validation.payload[section.property])) {
          items += 1;
          const item = completeItem(section, given);
          const row = toRow(section, item);
          for (const [name, field] of Object.entries(section.fields)) {
            expect(typeof row[name] === 'object' ? row[name] : null).toBeNull();
            if (field.required || field.empty !== null) expect(row[name]).not.toBeNull();
            const width = /^(?:n?varchar|char)\((\d+)\)$/.exec(field.sqlType)?.[1];
            if (width && row[name] !== null) expect(String(row[name]).length).toBeLessThanOrEqual(Number(width));
          }
          expect(fromRow(section, JSON.parse(JSON.stringify(row)))).toEqual(item);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(items).toBeGreaterThan(200);
});

test('completeness is a whole percentage below a hundred for any draft', () => {
  fc.assert(
    fc.property(bodies, ([step, body]) => {
      const validation = validateDraft(step, body);
      if (!validation.ok) return;
      const percent = completeness(step, validation.payload);
      expect(Number.isInteger(percent) && percent >= 0 && percent <= 99).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('no JSON makes the check throw', () => {
  const properties = fc.constantFrom(...sections.map(({ property }) => property), '__proto__', 'constructor');
  const json = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(properties, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))),
    fc.json().map((text) => JSON.parse(text)),
  );
  fc.assert(
    fc.property(steps, json, (step, body) => {
      expectWellFormed(validateSubmit(step, body));
      expectWellFormed(validateDraft(step, body));
    }),
    { numRuns: 1000 },
  );
});

test('nor does what is no JSON', () => {
  const odd = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const entries = steps.chain((step) => {
    const properties = enteredSectionsOfStep(step).map(({ property, fields }) => {
      const entry = fc.record(Object.fromEntries(Object.keys(fields).map((name) => [name, odd])), { requiredKeys: [] });
      return [property, fc.oneof(fc.array(fc.oneof(entry, odd), { maxLength: 3 }), entry, odd)] as const;
    });
    return fc.tuple(fc.constant(step), fc.oneof(fc.record(Object.fromEntries(properties)), odd));
  });
  fc.assert(
    fc.property(entries, ([step, body]) => {
      expectWellFormed(validateSubmit(step, body));
      expectWellFormed(validateDraft(step, body));
    }),
    { numRuns: 1500 },
  );
});
