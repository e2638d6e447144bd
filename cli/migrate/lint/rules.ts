// What lint refuses, and what to do instead: one line a rule. docs/migrations.md says why each hurts.

/** Remedies by rule. A table is live when the step itself has not made it: other code may read and write it meanwhile. */
export const remedies = {
  'foreign-table':
    'Leave it to whoever owns the table: the steps change tables of the schemas that they create, spelled as there.',
  'drop-table': 'Drop it in a contract step, once no version of the code reads it, and say so in an allowance.',
  'drop-column': 'Drop it in a contract step, once no version of the code reads it, and say so in an allowance.',
  'drop-key':
    'Drop it in a contract step, once nothing counts on it, and say so in an allowance; one that replaces it is built before.',
  'drop-index':
    'Drop it in a contract step, once no query is planned with it (sys.dm_db_index_usage_stats), and say so in an allowance.',
  rename: 'Add the new name beside the old one, let the code move over, and drop the old one in a later step.',
  'alter-column':
    'Add a new column, bring the values over in batches (backfill), and drop the old one in a later step.',
  'not-null-without-default': 'Add it as NULL and fill it in batches (backfill), or give it a named, constant default.',
  'add-column-rewrites':
    'Add a column that may be NULL and fill it in batches (backfill), or a computed one that is not persisted.',
  'default-by-edition':
    'Nothing, where the table is small or the edition one of those; else add it as NULL and fill it in batches (backfill).',
  'unnamed-constraint': 'Name it: CONSTRAINT CK_Table_column CHECK (…).',
  'constraint-checks-rows':
    'Add it by itself with ALTER TABLE … WITH NOCHECK ADD CONSTRAINT …: new rows are checked all the same.',
  'constraint-builds-index': 'Build it as CREATE UNIQUE INDEX, in a step that has only CREATE INDEX.',
  'index-not-alone':
    'Move it to a step that has only CREATE INDEX, with GO after each: the runner builds those online, outside of a transaction.',
  'index-says-online': 'Leave ONLINE out: the runner says it where the edition can, and other editions refuse it.',
  'several-live-tables': 'Write a step for each table, so that none is locked while another is waited for.',
  'change-rows': 'Change rows in batches (backfill), apart from the schema.',
  'other-statement':
    'Write plain statements that make, alter or drop tables, columns, constraints, indexes and schemas; end each with `;`.',
  'several-changes': 'Write one statement for each.',
  'no-semicolon': 'End the statement with `;`.',
  'no-down': 'Write the way back into the .down.sql file.',
  'down-does-not-undo': 'Add the opposite statement to the .down.sql file.',
  unreadable: 'End the string, the comment or the name; no GO line may stand inside of it.',
  'allowance-faulty': 'Write it right before the statement: -- lint: allow <rule> because <reason>',
  'allowance-unneeded': 'Take the allowance out.',
} as const;

export type Rule = keyof typeof remedies;

/** What hurts in some databases only, and cannot always be done otherwise: it is told, and fails nothing. */
export const notes: ReadonlySet<Rule> = new Set(['default-by-edition']);

/** What a down step is held to as well: what the runner must be able to read, and what must come back under its own name. */
export const rulesOfDown: ReadonlySet<Rule> = new Set([
  'foreign-table',
  'rename',
  'unnamed-constraint',
  'index-says-online',
  'other-statement',
  'several-changes',
  'no-semicolon',
]);

export function isRule(text: string): text is Rule {
  return Object.hasOwn(remedies, text);
}

/** One rule that one statement breaks. */
export interface Fault {
  readonly rule: Rule;
  /** What it hurts, as a sentence. */
  readonly what: string;
}

/** The fault, where it is one. */
export function live(isHurt: boolean, rule: Rule, what: string): Fault[] {
  return isHurt ? [{ rule, what }] : [];
}
