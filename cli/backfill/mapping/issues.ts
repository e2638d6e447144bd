// What zod found, as faults that say what to do.
import type { z } from 'zod';
import { isObject } from '../../../shared/sections/json';
import type { Fault } from './errors';
import { nearest } from './nearest';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** `file` is what was checked. */
export function faultsOfIssues(issues: readonly Issue[], file: unknown, before: Path = []): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, file, [...before, ...issue.path]));
}

function faultsOf(issue: Issue, file: unknown, path: Path): Fault[] {
  const at = pathText(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathText([...path, key]),
        what: 'There is no such key.',
        remedy: 'Take it out, or write it as docs/backfill-mapping.md has it.',
      }));
    case 'invalid_type':
      return [missingOrWrong(valueAt(file, path), at, `Write ${withArticle(issue.expected)} here.`)];
    case 'invalid_value':
      return [missingOrWrong(valueAt(file, path), at, choose(issue.values, valueAt(file, path)))];
    case 'invalid_union':
      return faultsOfUnion(issue, file, path);
    case 'invalid_key':
      return faultsOfIssues(issue.issues, file, path);
    default:
      return [{ path: at, what: 'This cannot be used.', remedy: issue.message }];
  }
}

/** The faults of the form that was meant: the one whose kind of value stands there. */
function faultsOfUnion(issue: z.core.$ZodIssueInvalidUnion, file: unknown, path: Path): Fault[] {
  const meant = issue.errors.find((form) => form.length > 0 && !form.some(isOtherKind(valueAt(file, path))));
  if (meant) return faultsOfIssues(meant, file, path);
  const what =
    valueAt(file, path) === undefined ? 'This is missing.' : 'This is in none of the forms that are possible here.';
  return [{ path: pathText(path), what, remedy: 'docs/backfill-mapping.md shows them.' }];
}

function isOtherKind(value: unknown): (issue: Issue) => boolean {
  return ({ code, path, ...more }) =>
    path.length === 0 &&
    (code === 'invalid_type' || (code === 'invalid_value' && typeof value !== typeof firstOf(more)));
}

function firstOf(more: object): unknown {
  return 'values' in more && Array.isArray(more.values) ? more.values[0] : undefined;
}

function missingOrWrong(value: unknown, path: string, remedy: string): Fault {
  return { path, what: value === undefined ? 'This is missing.' : 'This is no value for it.', remedy };
}

function choose(values: readonly unknown[], given: unknown): string {
  const near = typeof given === 'string' ? nearest(given, values.map(String)) : undefined;
  return `Write ${values.map((value) => JSON.stringify(value)).join(' or ')}.${near ? ` Is ${near} meant?` : ''}`;
}

function withArticle(kind: string): string {
  const kinds: Readonly<Record<string, string>> = {
    array: 'a list',
    object: 'an object',
    string: 'text',
    record: 'an object',
  };
  return kinds[kind] ?? `a ${kind}`;
}

function valueAt(file: unknown, path: Path): unknown {
  let value = file;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[String(key)];
    else return undefined;
  }
  return value;
}

/** `sources[0].fields.employer`. */
function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('');
}
