// What a submit accepts reads back from the database as the same item: text, numbers, lists, ids and what was not given.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { enteredSectionsOfStep } from '../../../shared/sections/all';
import { completeItem, fromRow, toRow } from '../../../shared/sections/item';
import type { Item, Section } from '../../../shared/sections/section';
import { validateSubmit } from '../../../shared/sections/validate';
import { insertBatch } from '../../../shared/writer/insert-batch';
import { sectionTable } from '../../../shared/writer/schema';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { bodies, itemsOf } from './arbitrary-bodies';
import { fullBodies } from './bodies';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database?.drop());

/** Every item is of a profile of its own, so that sections of one take part too. */
async function written(section: Section, items: readonly Item[]): Promise<Item[]> {
  const table = sectionTable(section);
  const ids = items.map(() => randomUUID());
  const rows = items.map((item, index) => ({
    profileId: String(ids[index]),
    itemId: randomUUID(),
    position: index,
    ...toRow(section, item),
    createdBy: 'test',
    updatedBy: 'test',
  }));
  const { text, parameters } = insertBatch(table, 'rows', rows);
  const request = database.pool.request();
  request.input('profiles', JSON.stringify(ids.map((profileId) => ({ profileId }))));
  for (const [name, value] of Object.entries(parameters)) request.input(name, value);
  const { recordset } = await request.query<Record<string, unknown>>(`
    INSERT INTO profile.Profile (profileId, createdBy, updatedBy)
    SELECT j.profileId, 'test', 'test' FROM OPENJSON(@profiles) WITH (profileId uniqueidentifier '$.profileId') AS j;
    ${text}
    SELECT t.*
    FROM ${table.name} AS t
    JOIN OPENJSON(@profiles) WITH (profileId uniqueidentifier '$.profileId') AS j ON t.profileId = j.profileId;`);
  const byProfile = new Map(recordset.map((row) => [String(row.profileId).toLowerCase(), fromRow(section, row)]));
  return ids.map((id) => byProfile.get(id) as Item);
}

/** What is left of the samples after a submit's checks. */
function accepted(samples: readonly (readonly [string, unknown])[]): Map<Section, Item[]> {
  const bySection = new Map<Section, Item[]>();
  for (const [step, body] of samples as [keyof typeof fullBodies, unknown][]) {
    const validation = validateSubmit(step, body);
    if (!validation.ok) continue;
    for (const section of enteredSectionsOfStep(step)) {
      const items = itemsOf(validation.payload[section.property]).map((given) => completeItem(section, given));
      bySection.set(section, [...(bySection.get(section) ?? []), ...items]);
    }
  }
  expect([...bySection.values()].filter((items) => items.length > 0)).toHaveLength(7);
  return bySection;
}

test('every kind of item that a submit accepts', async () => {
  const samples = [...fc.sample(bodies, 400), ...Object.entries(fullBodies)];
  for (const [section, items] of accepted(samples)) expect(await written(section, items)).toEqual(items);
});

test('items that are alike, of which each column travels once', async () => {
  const samples = [...fc.sample(bodies, 30), ...Object.entries(fullBodies)];
  for (const [section, items] of accepted(samples)) {
    for (const item of items.slice(-3)) {
      const alike = Array.from({ length: 120 }, () => item);
      expect(await written(section, alike)).toEqual(alike);
    }
  }
});
