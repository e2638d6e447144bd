import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  enteredSectionsOfStep,
  isStepName,
  sectionByName,
  sections,
  sectionsOfStep,
} from '../../../shared/sections/all';
import { countryCodes } from '../../../shared/sections/country-codes';
import { currencyCodes } from '../../../shared/sections/currency-codes';
import { stepNames } from '../../../shared/sections/section';

test('each step has its sections', () => {
  const byStep = stepNames.map((step) => [step, sectionsOfStep(step).map(({ name }) => name)]);
  expect(Object.fromEntries(byStep)).toEqual({
    address: ['addresses'],
    education: ['education', 'certifications'],
    experience: ['work-experience'],
    projects: ['projects'],
    aspirations: ['career-aspirations'],
    resume: ['resume-documents', 'resume-parsing'],
  });
});

test('what the system enters is of the step but not of its body', () => {
  expect(enteredSectionsOfStep('resume').map(({ name }) => name)).toEqual(['resume-documents']);
});

test('a section is found by its name and by nothing else', () => {
  for (const section of sections) expect(sectionByName(section.name)).toBe(section);
  for (const name of ['workExperience', 'constructor', '']) expect(sectionByName(name)).toBeUndefined();
});

test('a step name is told from other words', () => {
  expect(stepNames.every(isStepName)).toBe(true);
  expect(['Address', '__proto__', 'toString', ''].some(isStepName)).toBe(false);
});

test('names, properties and tables are unique', () => {
  for (const key of ['name', 'property', 'table'] as const) {
    expect(new Set(sections.map((section) => section[key])).size).toBe(sections.length);
  }
});

test('rules, owners and marks name fields that there are', () => {
  for (const { fields, rules, onlyOne, ownedBy } of sections) {
    for (const { field, reads } of rules)
      expect(Object.keys(fields)).toEqual(expect.arrayContaining([field, ...reads]));
    if (onlyOne) expect(fields[onlyOne]?.sqlType).toBe('bit');
    if (ownedBy) {
      expect(sectionByName(ownedBy.section)).toBeDefined();
      expect(fields[ownedBy.field]?.required).toBe(true);
    }
  }
});

test('an empty value is a value of its field, or null where the field may be missing', () => {
  for (const { fields } of sections) {
    for (const field of Object.values(fields)) {
      if (field.empty !== null) expect(field.strict(field.empty)).toEqual(field.empty);
      if (field.required) expect(field.empty).toBeNull();
    }
  }
});

test('every field is described by a JSON Schema', () => {
  for (const { fields } of sections) {
    for (const { schema } of Object.values(fields)) {
      expect(schema.type).toEqual(expect.stringMatching(/^(string|integer|number|boolean|array|object)$/));
    }
  }
});

test('docs/sections.md lists every field of every section with its column, and no others', () => {
  const page = readFileSync(join(__dirname, '../../../docs/sections.md'), 'utf8');
  const yesIf = (condition: boolean) => (condition ? 'yes' : '');
  for (const { name, fields } of sections) {
    const listed = page
      .split(`### ${name}\n`)[1]
      ?.split('### ')[0]
      ?.match(/^\| \w+ \| \S+ \| \w* +\| \w+ /gm);
    const declared = Object.entries(fields).map(
      ([field, { sqlType, required, personal }]) =>
        `| ${field} | ${sqlType} | ${yesIf(required)} | ${personal ? 'yes' : 'no'} `,
    );
    // The first is the head of the table.
    expect(listed?.slice(1)).toEqual(declared);
  }
});

test('there are 249 officially assigned countries and Kosovo, each once', () => {
  expect(new Set(countryCodes).size).toBe(countryCodes.length);
  expect(countryCodes).toHaveLength(250);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(countryCodes.filter((code) => !/^[A-Z]{2}$/.test(code) || !names.of(code))).toEqual([]);
});

test('every currency is of three capital letters, once, and none is of a past age', () => {
  expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
  expect(currencyCodes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  for (const past of ['DEM', 'HRK', 'BGN', 'ANG', 'ZWL', 'SLL', 'VEF']) expect(currencyCodes).not.toContain(past);
});
