// The schemas of the sections agree with what checks them: what a validator takes is as the document describes it.
import fc from 'fast-check';
import { Schemas } from '../../../fuzz/contract/schemas';
import { openApiDocument } from '../../../shared/api/document';
import { itemSections } from '../../../shared/api/operations/items';
import { itemSchemaName } from '../../../shared/api/schemas/item-schemas';
import { stepSchemaName } from '../../../shared/api/schemas/step-schemas';
import type { Section } from '../../../shared/sections/section';
import { validateDraft, validateItem, validatePatch, validateSubmit } from '../../../shared/sections/validate';
import { bodies, itemsOf } from '../sections/arbitrary-bodies';

const schemas = new Schemas(openApiDocument());
const faultOf = (name: string, value: unknown) => schemas.faultOf(['components', 'schemas', name], value);
const runs = { numRuns: 2000 };

function faultsOfItems(section: Section, items: readonly unknown[], accepts: (item: unknown) => boolean, name: string) {
  return items.filter((item) => accepts(item)).map((item) => faultOf(`${itemSchemaName(section)}${name}`, item));
}

describe('what a validator takes', () => {
  it('is a body of the step, as the document describes it', () => {
    let taken = 0;
    const property = fc.property(bodies, ([step, body]) => {
      if (!validateSubmit(step, body).ok) return;
      taken += 1;
      expect(faultOf(`${stepSchemaName(step)}Input`, body)).toBeUndefined();
    });
    fc.assert(property, runs);
    expect(taken).toBeGreaterThan(runs.numRuns / 10);
  });

  it('is a draft of the step, as the document describes it', () => {
    let taken = 0;
    const property = fc.property(bodies, ([step, body]) => {
      if (!validateDraft(step, body).ok) return;
      taken += 1;
      expect(faultOf(`${stepSchemaName(step)}Draft`, body)).toBeUndefined();
    });
    fc.assert(property, runs);
    expect(taken).toBeGreaterThan(runs.numRuns / 4);
  });

  it('is an item or a patch of one, as the document describes it', () => {
    const taken = { items: 0, patches: 0 };
    const property = fc.property(bodies, ([step, body]) => {
      for (const section of itemSections.filter((one) => one.step === step)) {
        const given = body as { readonly [property: string]: never };
        const items = itemsOf(given[section.property]);
        const inputs = faultsOfItems(section, items, (item) => validateItem(section, item).ok, 'Input');
        const patches = faultsOfItems(section, items, (item) => validatePatch(section, item).ok, 'Patch');
        taken.items += inputs.length;
        taken.patches += patches.length;
        expect([...inputs, ...patches].filter((fault) => fault !== undefined)).toEqual([]);
      }
    });
    fc.assert(property, runs);
    expect(taken.items).toBeGreaterThan(runs.numRuns / 10);
    expect(taken.patches).toBeGreaterThan(runs.numRuns / 10);
  });
});
