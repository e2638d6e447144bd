// The statements of the load: the fixed ones, and those that only some kinds of commands need.
import { sections } from '../sections/all';
import type { Section } from '../sections/section';
import { type ColumnTypes, onKey, rowsOf, type Table } from './row';
import { itemWriteTable, sectionTable, sessionTable, stepDraftTable, stepProgressTable } from './schema';
import { mostStepEvents } from './step-events';
import { plainText } from './wire-text';

/** What a result set after the fixed ones holds. */
export type Extra =
  | { readonly holds: 'items' | 'item-counts'; readonly section: Section }
  | { readonly holds: 'item-writes' | 'passages' | 'recorded' };

/** A statement that only some batches need, with the keys of its rows. */
export interface Optional {
  readonly extra: Extra;
  readonly text: string;
  readonly parameter: string;
  readonly keys: string;
}

export const profileKey: ColumnTypes = { profileId: 'uniqueidentifier' };
export const newProfile: ColumnTypes = { ...profileKey, ownerId: 'nvarchar(200)', createdBy: 'nvarchar(200)' };
export const lockedProfile: ColumnTypes = { ...profileKey, lockCount: 'bigint' };
export const operationKey: ColumnTypes = { ...profileKey, operationId: 'uniqueidentifier' };
export const stepKey: ColumnTypes = { ...profileKey, step: 'varchar(20)' };
export const sessionKey: ColumnTypes = { ...profileKey, sessionId: 'uniqueidentifier' };
export const sectionKey: ColumnTypes = { ...profileKey, section: 'varchar(40)' };

const missingProfiles = `INSERT INTO profile.Profile (profileId, ownerId, createdBy, updatedBy)
SELECT j.profileId, ${plainText('j.ownerId')}, ${plainText('j.createdBy')}, ${plainText('j.createdBy')}
FROM ${rowsOf('profiles', newProfile)}
WHERE NOT EXISTS (SELECT 1 FROM profile.Profile AS p WHERE p.profileId = j.profileId);`;

/** Gives a profile that somebody else has made its owner with the first batch that names one. */
export const profileOwners = `UPDATE p
SET p.ownerId = ${plainText('j.ownerId')}
FROM profile.Profile AS p
JOIN ${rowsOf('profiles', newProfile)} ON p.profileId = j.profileId
WHERE p.ownerId IS NULL AND p.erasedAt IS NULL AND j.ownerId IS NOT NULL;`;

/** Makes the profiles that are missing, and owners of those that have none. */
export const profileStatements = `${missingProfiles}
${profileOwners}`;

/** The lock: every engine holds what was updated until the transaction ends. A profile that is only locked is not made. */
export const lockStatement = `UPDATE p
SET p.lockCount = p.lockCount + 1
FROM profile.Profile AS p
JOIN ${rowsOf('locked', profileKey)} ON p.profileId = j.profileId;`;

/** The same of profiles that nobody has locked since they counted so much; it touches fewer where somebody has. */
export const lockUnchanged = `UPDATE p
SET p.lockCount = p.lockCount + 1
FROM profile.Profile AS p
JOIN ${rowsOf('unchanged', lockedProfile)} ON p.profileId = j.profileId AND p.lockCount = j.lockCount;`;

/** A profile that there is not has a row all the same, with the time alone. */
export const selectHeads = `SELECT j.profileId, p.version, p.lockCount, p.chainLength, p.chainHead, p.erasedAt, p.erasedOperationId,
    CAST(SYSUTCDATETIME() AS datetime2(3)) AS now
FROM ${rowsOf('profiles', profileKey)}
LEFT JOIN profile.Profile AS p ON p.profileId = j.profileId;`;

export const readStatements = `${selectHeads}
SELECT o.profileId, o.operationId, o.fingerprint
FROM ops.Operation AS o
JOIN ${rowsOf('operations', operationKey)}
    ON o.profileId = j.profileId AND o.operationId = j.operationId;
${select(stepProgressTable, 'steps')}
${select(stepDraftTable, 'steps')}
${select(sessionTable, 'sessions')}`;

/** Rows of a table by the whole key that the parameter's rows hold. */
function select(table: Table, parameter: string): string {
  return `SELECT ${columnsOf(table)}
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, table.key)} ON ${onKey(table)};`;
}

const selectBySection: ReadonlyMap<string, string> = new Map(
  sections.map((section) => [section.name, textOfSection(section)]),
);

/** The parameter with the profiles whose rows of the section are read: each has its own, for a long one is slow to read again and again. */
export function sectionParameter(section: Section): string {
  return `profilesOf_${section.property}`;
}

/** All rows of the section, of the profiles in its parameter. */
export function selectSection(section: Section): string {
  return selectBySection.get(section.name) ?? textOfSection(section);
}

function textOfSection(section: Section): string {
  const table = sectionTable(section);
  return `SELECT ${columnsOf(table)}
FROM ${table.name} AS t
JOIN ${rowsOf(sectionParameter(section), profileKey)} ON t.profileId = j.profileId;`;
}

export const selectItemWrites = `SELECT ${columnsOf(itemWriteTable)}
FROM ${itemWriteTable.name} AS t
JOIN ${rowsOf('sections', sectionKey)} ON t.profileId = j.profileId AND t.section = j.section;`;

/**
 * How many events of its timeline each step has, and when it was entered and left: a row a passage, one without a kind where there is
 * none. Of a step that takes no more events only the number: nothing will be made of its passages.
 */
export const selectPassages = `SELECT n.profileId, n.step, n.events, t.kind, t.sessionId, t.occurredAt
FROM (
    SELECT e.profileId, e.step, COUNT(*) AS events
    FROM builder.StepEvent AS e
    JOIN ${rowsOf('timed', stepKey)} ON e.profileId = j.profileId AND e.step = j.step
    WHERE e.kind IN ('entered', 'left', 'skipped')
    GROUP BY e.profileId, e.step
) AS n
LEFT JOIN builder.StepEvent AS t
    ON t.profileId = n.profileId AND t.step = n.step AND t.kind IN ('entered', 'left') AND n.events < ${mostStepEvents};`;

/**
 * The changes of operations that are to be reverted; one row without a change for an operation whose changes are archived. Found by way of the
 * operation, whose index has its id.
 */
export const selectRecorded = `SELECT o.profileId, o.operationId, o.step, c.entity, c.itemId, c.action, c.changedFields, c.beforeValue, c.afterValue,
    c.salt
FROM ops.Operation AS o
JOIN ${rowsOf('reverts', operationKey)}
    ON o.profileId = j.profileId AND o.operationId = j.operationId
LEFT JOIN audit.Change AS c ON c.profileId = o.profileId AND c.sequence = o.sequence
WHERE o.sequence IS NOT NULL
ORDER BY o.profileId, o.sequence, c.ordinal;`;

export function columnsOf(table: Table): string {
  return [...Object.keys(table.key), ...Object.keys(table.columns)].map((name) => `t.${name}`).join(', ');
}
