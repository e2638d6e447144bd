// One source of a mapping: what its keys say, and whether they go together.
import { sectionByName, sections } from '../../../shared/sections/all';
import type { Section } from '../../../shared/sections/section';
import type { Fault } from './errors';
import type { Items, Source } from './mapping';
import { pathOf, tableName } from './names';
import { nearest } from './nearest';
import { readField } from './read-field-rule';
import type { Parsers } from './read-parse';
import { readPattern } from './read-pattern';
import type { ItemsGiven, SourceGiven } from './schema';

const open = sections.filter(({ enteredBy }) => enteredBy === 'candidate');

/** Undefined when it cannot be used; `parsers.faults` then has more. */
export function readSource(given: SourceGiven, path: string, parsers: Parsers): Source | undefined {
  const { faults } = parsers;
  const before = faults.length;
  const items = readItems(given.items ?? 'row', `${path}.items`, faults);
  const section = readSection(given.section, `${path}.section`, faults);
  if (!section || !items) return undefined;
  const fields = new Map(
    Object.entries(given.fields).flatMap(([name, rule]) => {
      const at = `${path}.fields.${name}`;
      const field = fieldOf(section, name, at, faults);
      const read = field && readField(rule, { name, field, items, path: at }, parsers);
      return read ? [[name, read] as const] : [];
    }),
  );
  for (const [name, { required }] of Object.entries(section.fields)) {
    if (!required || Object.hasOwn(given.fields, name)) continue;
    const remedy = 'Say where it comes from, or give it a "value".';
    faults.push({ path: `${path}.fields`, what: `${section.name} cannot do without ${name}.`, remedy });
  }
  const [field, way] = given.order?.split(' ') ?? [];
  if (field !== undefined && !Object.hasOwn(given.fields, field)) {
    faults.push({
      path: `${path}.order`,
      what: `The source has no field ${field}.`,
      remedy: 'Name one of its fields.',
    });
  }
  if (faults.length > before) return undefined;
  return {
    name: given.name,
    table: tableName(given.table),
    key: given.key,
    user: given.user,
    section,
    items,
    when: given.when && { columns: listOf(given.when.column), in: given.when.in },
    lastUpdated: given.lastUpdated === undefined ? [] : listOf(given.lastUpdated),
    fields,
    order: field === undefined ? undefined : { field, descending: way === 'desc' },
  };
}

function readSection(name: string, path: string, faults: Fault[]): Section | undefined {
  const section = sectionByName(name);
  if (section?.enteredBy === 'candidate') return section;
  const names = open.map((one) => one.name);
  const near = nearest(name, names);
  const what = section ? `Only the service itself writes ${name}.` : `There is no section ${JSON.stringify(name)}.`;
  faults.push({ path, what, remedy: near && !section ? `Is ${near} meant?` : `Use one of ${names.join(', ')}.` });
  return undefined;
}

function fieldOf(section: Section, name: string, path: string, faults: Fault[]) {
  const field = Object.hasOwn(section.fields, name) ? section.fields[name] : undefined;
  if (field?.setBy === 'candidate') return field;
  const names = Object.entries(section.fields).flatMap(([one, { setBy }]) => (setBy === 'candidate' ? [one] : []));
  const near = nearest(name, names);
  const what = field ? `Only the service itself fills in ${name}.` : `${section.name} has no such field.`;
  faults.push({ path, what, remedy: near && !field ? `Is ${near} meant?` : `Its fields are ${names.join(', ')}.` });
  return undefined;
}

function readItems(given: ItemsGiven, path: string, faults: Fault[]): Items | undefined {
  if (given === 'row') return { of: 'row' };
  const { json, at, python, lines, separators, pattern } = given;
  const blank = new Set(given.blank?.map((word) => word.trim().toLowerCase()));
  const isJson = json !== undefined && [lines, separators, pattern].every((other) => other === undefined);
  const isLines = lines !== undefined && [json, at, python].every((other) => other === undefined);
  if (isJson) return { of: 'json', column: json, at: pathOf(at ?? ''), python: python ?? false, blank };
  if (isLines && pattern !== undefined) {
    const patterns = listOf(pattern).flatMap((one) => readPattern(one, `${path}.pattern`, faults) ?? []);
    return { of: 'lines', column: lines, separators: separators ?? ['\n'], patterns, blank };
  }
  const remedy = 'Write "row", { "json": column, "at"?, "python"? } or { "lines": column, "pattern", "separators"? }.';
  faults.push({ path, what: 'This says neither rows, nor JSON, nor lines.', remedy });
  return undefined;
}

function listOf<T>(given: T | readonly T[]): readonly T[] {
  return Array.isArray(given) ? given : [given as T];
}
