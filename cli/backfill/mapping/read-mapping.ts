// From the text of a mapping file to a mapping that can be used, or to everything that is wrong with it.

import { readJson } from '../parsers/json';
import { undoSource, usersSource } from '../source-names';
import { type Fault, MappingFaulty } from './errors';
import { faultsOfIssues } from './issues';
import type { Mapping } from './mapping';
import { tableName } from './names';
import { isParserWord, type Parsers, readParse } from './read-parse';
import { readSource } from './read-source';
import { type MappingGiven, mappingSchema } from './schema';

/** @throws MappingFaulty with all faults; those that lie in how keys go together show when each key is right by itself. */
export function readMapping(text: string, fileName: string): Mapping {
  const json = readJson(text.replace(/^\uFEFF/, ''));
  if (!json.ok) throw new MappingFaulty(fileName, [brokenAt(text, json.position)]);
  const checked = mappingSchema.safeParse(json.value);
  if (!checked.success) throw new MappingFaulty(fileName, faultsOfIssues(checked.error.issues, json.value));
  const given = checked.data;
  const parsers: Parsers = { own: new Map(Object.entries(given.parsers ?? {})), faults: [] };
  for (const [name, parse] of parsers.own) {
    if (isParserWord(name)) {
      parsers.faults.push({
        path: `parsers.${name}`,
        what: 'This name is taken.',
        remedy: 'Give the parser another one.',
      });
    }
    readParse(parse, `parsers.${name}`, parsers, [name]);
  }
  const sources = given.sources.flatMap((source, index) => readSource(source, `sources[${index}]`, parsers) ?? []);
  parsers.faults.push(...takenNames(given));
  if (parsers.faults.length > 0) throw new MappingFaulty(fileName, eachOnce(parsers.faults));
  return { version: given.version, name: given.name, profiles: profilesOf(given), sources };
}

function profilesOf({ profiles }: MappingGiven): Mapping['profiles'] {
  const { table, key, profileId, otherwise, ownerId } = profiles;
  return { table: tableName(table), key, profileId, otherwise, ownerId };
}

/** The name of a source is in the ids of its items. Checkpoints and reports call the users' table and the way back by two names. */
function takenNames({ sources }: MappingGiven): Fault[] {
  return sources.flatMap(({ name }, index) => {
    const path = `sources[${index}].name`;
    if (name === usersSource || name === undoSource)
      return [{ path, what: 'This name is taken.', remedy: 'Give the source another one.' }];
    const isFirst = sources.findIndex((other) => other.name === name) === index;
    return isFirst ? [] : [{ path, what: 'Another source has this name.', remedy: 'Give each its own.' }];
  });
}

/** A parser that several fields use is faulty once. */
function eachOnce(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.path}\n${fault.what}`, fault])).values()];
}

function brokenAt(text: string, position: number): Fault {
  const before = text.slice(0, position - 1).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return {
    path: '',
    what: `This is no JSON: it breaks at ${place}.`,
    remedy: 'Look for a comma, quote or bracket there.',
  };
}
