import { addresses } from '../../../shared/sections/addresses';
import { sections } from '../../../shared/sections/all';
import { careerAspirations } from '../../../shared/sections/career-aspirations';
import { ColumnMissing } from '../../../shared/sections/errors';
import { completeItem, fromRow, toRow } from '../../../shared/sections/item';
import { projects } from '../../../shared/sections/projects';
import { address, aspirations, project } from './bodies';

test.each(sections.map((section) => [section.name, section] as const))(
  '%s: an item holds every field',
  (_, section) => {
    const item = completeItem(section, {});
    for (const [name, field] of Object.entries(section.fields)) expect(item[name]).toEqual(field.empty);
    expect(Object.keys(item)).toEqual(Object.keys(section.fields));
  },
);

test('an item takes what was given and nothing that is no field', () => {
  const item = completeItem(addresses, { ...address, itemId: 'x', line2: null });
  expect(item).toEqual({ ...address, line2: null });
});

test('a row holds lists and objects as JSON text', () => {
  const row = toRow(careerAspirations, completeItem(careerAspirations, { workModes: ['remote'], salaryMin: 5 }));
  expect(row).toMatchObject({ workModes: '["remote"]', industries: '[]', salaryMin: 5, willingToRelocate: null });
});

test('a row as the client gives it becomes the item again', () => {
  const item = completeItem(projects, project);
  const id = String(project.workExperienceItemId);
  const row = { ...toRow(projects, item), workExperienceItemId: id.toUpperCase(), profileId: 'P', position: 3 };
  expect(fromRow(projects, row)).toEqual(item);
});

test('numbers, texts, lists and answers that were not given come back as they went', () => {
  for (const given of [{}, aspirations]) {
    const item = completeItem(careerAspirations, given);
    expect(fromRow(careerAspirations, toRow(careerAspirations, item))).toEqual(item);
  }
});

test('a row without a declared column is refused by the name of the column', () => {
  const { city: _, ...row } = toRow(addresses, completeItem(addresses, address));
  expect(() => fromRow(addresses, row)).toThrow(new ColumnMissing('profile.Address', 'city'));
});
