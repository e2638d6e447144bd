// Tells two schemas apart, fact by fact.
import type { SchemaFact } from './fact';
import { notTrusted } from './read-schema';

export type Difference =
  | { readonly kind: 'missing'; readonly fact: SchemaFact }
  | { readonly kind: 'unexpected'; readonly fact: SchemaFact }
  | { readonly kind: 'different'; readonly expected: SchemaFact; readonly found: SchemaFact };

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What a DBA may do to live tables without harm: more indexes, triggers, and rows looked at that a check was added without. */
  readonly notes: readonly Difference[];
}

/** Of a table or schema that is not there, or should not be, its parts are not told. */
export function compareSchema(expected: readonly SchemaFact[], live: readonly SchemaFact[]): Comparison {
  const wanted = new Map(expected.map((fact) => [fact.key, fact]));
  const found = new Map(live.map((fact) => [fact.key, fact]));
  const all: Difference[] = [];
  for (const fact of expected) {
    const other = found.get(fact.key);
    if (other === undefined) {
      if (!isPartOfAbsent(fact, found)) all.push({ kind: 'missing', fact });
    } else if (!isSame(fact, other)) all.push({ kind: 'different', expected: fact, found: other });
  }
  for (const fact of live)
    if (!wanted.has(fact.key) && !isPartOfAbsent(fact, wanted)) all.push({ kind: 'unexpected', fact });
  return { differences: all.filter((one) => !isHarmless(one)), notes: all.filter(isHarmless) };
}

/** Whether the fact's table or schema is absent as a whole from the other side. */
function isPartOfAbsent({ kind, schema, table }: SchemaFact, other: ReadonlyMap<string, SchemaFact>): boolean {
  if (kind !== 'schema' && !other.has(`schema ${schema}`)) return true;
  return kind !== 'schema' && kind !== 'table' && !other.has(`table ${table}`);
}

function isSame(expected: SchemaFact, found: SchemaFact): boolean {
  if (expected.kind !== 'column order') return expected.value === found.value;
  // A column that is missing or new is told by itself.
  const [one, other] = [expected.value.split(', '), found.value.split(', ')];
  const common = (columns: readonly string[], others: readonly string[]) =>
    columns.filter((name) => others.includes(name)).join(', ');
  return common(one, other) === common(other, one);
}

function isHarmless(difference: Difference): boolean {
  switch (difference.kind) {
    case 'missing':
      return false;
    case 'unexpected':
      if (difference.fact.kind === 'trigger') return true;
      return difference.fact.kind === 'index' && !difference.fact.value.startsWith('unique ');
    case 'different':
      return difference.expected.value === `${difference.found.value}${notTrusted}`;
    default:
      return difference satisfies never;
  }
}
