// Where a field comes from: its places in turn, what reads them, and what is done when that fails.
import type { Field } from '../../../shared/sections/section';
import type { Parse } from '../parsers/parse';
import type { Fault } from './errors';
import { faultsOfFit, faultsOfValue, kindOf } from './fits';
import type { FieldRule, From, Items, Place, UnreadablePolicy } from './mapping';
import { pathOf } from './names';
import { nearest } from './nearest';
import { type Parsers, readParse } from './read-parse';
import { groupNamesOf, groupsOf, readPattern } from './read-pattern';
import type { FromGiven } from './schema';

interface Target {
  readonly name: string;
  readonly field: Field;
  readonly items: Items;
  readonly path: string;
}

export function readField(
  given: FromGiven | readonly FromGiven[],
  target: Target,
  parsers: Parsers,
): FieldRule | undefined {
  const isList = Array.isArray(given);
  const all: readonly FromGiven[] = isList ? given : [given as FromGiven];
  const from = all.flatMap((one, index) => {
    const path = isList ? `${target.path}[${index}]` : target.path;
    if (index > 0 && one.unreadable !== undefined) {
      const what = 'What is done with the unreadable is said once for a field.';
      parsers.faults.push({ path: `${path}.unreadable`, what, remedy: 'Say it at the first place.' });
    }
    return readFrom(one, { ...target, path }, parsers) ?? [];
  });
  const path = isList ? `${target.path}[0].unreadable` : `${target.path}.unreadable`;
  return { from, unreadable: readPolicy(all[0]?.unreadable, target, path, parsers.faults) };
}

function readFrom(given: FromGiven, target: Target, parsers: Parsers): From | undefined {
  const { faults } = parsers;
  const at = readPlace(given, target, faults);
  const parsePath = `${target.path}.parse`;
  const parse: Parse | undefined =
    given.parse === undefined ? { kind: 'as-it-is' } : readParse(given.parse, parsePath, parsers);
  if (parse) faults.push(...faultsOfFit(parse, target.field, parsePath));
  const pattern = given.match === undefined ? undefined : readPattern(given.match, `${target.path}.match`, faults);
  if (pattern && groupsOf(pattern) !== 1) {
    const remedy = 'Put round brackets around what is to be read, and (?: ) around what else is in brackets.';
    faults.push({ path: `${target.path}.match`, what: 'The pattern does not have one group.', remedy });
  }
  if (given.unmatched !== undefined && given.match === undefined) {
    faults.push({ path: `${target.path}.unmatched`, what: 'There is no "match".', remedy: 'Take this out.' });
  }
  if (!at || !parse) return undefined;
  return {
    at,
    match: pattern && { pattern, unmatched: given.unmatched ?? 'unreadable' },
    blank: new Set(given.blank?.map((word) => word.trim().toLowerCase())),
    parse,
  };
}

function readPlace(given: FromGiven, { field, items, path }: Target, faults: Fault[]): Place | undefined {
  const { column, path: inJson, group, value } = given;
  const fault = (key: string, what: string, remedy: string) => {
    faults.push({ path: key === '' ? path : `${path}.${key}`, what, remedy });
    return undefined;
  };
  if ([column, inJson, group, value].filter((place) => place !== undefined).length !== 1) {
    return fault(
      '',
      'A value comes from one place.',
      'Write one of "column", "path" (JSON), "group" (lines) and "value".',
    );
  }
  if (column !== undefined) return { in: 'column', column };
  if (inJson !== undefined) {
    if (items.of === 'json') return { in: 'json', path: pathOf(inJson) };
    return fault(
      'path',
      'The items of this source are no JSON.',
      'Name a "column", or make "items" { "json": column }.',
    );
  }
  if (group !== undefined) {
    if (items.of !== 'lines') return fault('group', 'The items of this source are no lines.', 'Name a "column".');
    const names = new Set(items.patterns.flatMap(groupNamesOf));
    if (names.has(group) || items.patterns.length === 0) return { in: 'line', group };
    const near = nearest(group, names);
    return fault(
      'group',
      'No pattern has this group.',
      near ? `Is ${near} meant?` : `They have ${[...names].join(', ')}.`,
    );
  }
  if (given.parse !== undefined || given.match !== undefined || given.blank !== undefined) {
    return fault(
      '',
      'A "value" is not parsed.',
      'Write it as the field is to hold it, and nothing else but "unreadable".',
    );
  }
  faults.push(...faultsOfValue(value ?? null, field, `${path}.value`));
  return { in: 'mapping', value: value ?? null };
}

function readPolicy(
  given: FromGiven['unreadable'],
  { field, name }: Target,
  path: string,
  faults: Fault[],
): UnreadablePolicy {
  if (given === undefined) return { do: field.required ? 'leave-out-item' : 'leave-out' };
  if (typeof given === 'object') {
    faults.push(...faultsOfValue(given.use, field, `${path}.use`));
    return { do: 'use', value: given.use };
  }
  if (given === 'leave-out' && field.required) {
    const remedy = 'Write "leave-out-item", which is the default, or { "use": value }.';
    faults.push({ path, what: `No item can do without ${name}.`, remedy });
  }
  if (given === 'cut' && !['text', 'list'].includes(kindOf(field))) {
    faults.push({ path, what: 'Only text and lists can be cut.', remedy: 'Write "leave-out" or { "use": value }.' });
  }
  return { do: given };
}
