// Whether the rows of a step are what was sent, field by field: down to the quotes, the line breaks and the order of items.
import { canonicalJson } from '../../shared/audit/canonical-json';
import type { Row } from '../../shared/reading/run';
import { enteredSectionsOfStep } from '../../shared/sections/all';
import { completeItem, fromRow } from '../../shared/sections/item';
import type { Given, Item, Section, StepName } from '../../shared/sections/section';
import { text } from '../../shared/sql/column';
import type { Demo } from './demo';

/** What was not sent is empty. `body`: as the step was submitted. */
export async function expectHeldAsSent(demo: Demo, step: StepName, body: object = demo.profile[step]): Promise<void> {
  const held = await demo.holdings();
  const sent = body as Readonly<Record<string, readonly Given[] | Given>>;
  for (const section of enteredSectionsOfStep(step)) {
    const rows = held.rows(section.table);
    const seen = canonicalJson(rows.map((row) => itemOfRow(section, row)));
    const expected = canonicalJson([sent[section.property] ?? []].flat().map((one) => itemOfGiven(section, one)));
    const fields = Object.keys(section.fields).length * rows.length;
    const compared = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, ${fields} fields compared`;
    const same = seen === expected;
    demo.expect.that(`${section.table} holds what was sent`, same, same ? compared : seen, expected);
  }
}

function itemOfRow(section: Section, row: Row): Item {
  const item = fromRow(section, row);
  return section.cardinality === 'many' ? { itemId: text(row.itemId), ...item } : item;
}

function itemOfGiven(section: Section, given: Given): Item {
  const item = completeItem(section, given);
  return given.itemId === undefined ? item : { itemId: given.itemId, ...item };
}
