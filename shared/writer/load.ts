// The writer's first round trip inside the transaction: makes missing profiles, locks all of the batch, reads what it touches.
import { type Command, stepOf } from '../commands/kinds';
import { sections, sectionsOfStep } from '../sections/all';
import type { Section, StepName } from '../sections/section';
import type { Batch } from '../sql/transaction';
import { type ColumnTypes, onKey, type Row, rowsJson, rowsOf, type Table } from './row';
import { sectionTable, sessionTable, stepDraftTable, stepProgressTable } from './schema';
import { plainText } from './wire-text';

/** The batch, and what each of its result sets after the fixed ones is about. */
export interface LoadBatch extends Batch {
  readonly sections: readonly Section[];
}

/** One batch of statements for all commands. Keys go in as JSON, each once, in order, so that two writers lock alike. */
export function loadBatch(commands: readonly Command[]): LoadBatch {
  const submits = commands.filter((command) => command.kind === 'submit-step');
  const touched = new Set(submits.flatMap((command) => sectionsOfStep(command.step).map((section) => section.name)));
  const loadedSections = sections.filter((section) => touched.has(section.name));
  return {
    text: [fixedText, ...loadedSections.map((section) => selectBySection.get(section.name) ?? '')].join('\n'),
    parameters: {
      profiles: rowsJson(newProfile, newProfiles(commands)),
      operations: keys(operationKey, commands),
      steps: keys(
        stepKey,
        commands.filter((command) => stepOf(command) !== null),
      ),
      sessions: keys(
        sessionKey,
        commands.filter((command) => command.sessionId !== undefined),
      ),
      ...(submits.length > 0 ? { submits: keys(stepKey, submits) } : {}),
    },
    sections: loadedSections,
  };
}

const profileKey = { profileId: 'uniqueidentifier' };
const newProfile = { ...profileKey, ownerId: 'nvarchar(200)', createdBy: 'nvarchar(200)' };
const operationKey = { ...profileKey, operationId: 'uniqueidentifier' };
const stepKey = { ...profileKey, step: 'varchar(20)' };
const sessionKey = { ...profileKey, sessionId: 'uniqueidentifier' };

/** Each profile once, as its first command of the batch would make it. A candidate who comes to a new profile owns it. */
function newProfiles(commands: readonly Command[]): Row[] {
  const byId = new Map<string, Row>();
  for (const { profileId, actor } of commands) {
    const ownerId = actor.type === 'candidate' ? actor.id : null;
    if (!byId.has(profileId)) byId.set(profileId, { profileId, ownerId, createdBy: actor.id });
  }
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** The distinct keys of the commands, sorted. */
function keys(types: ColumnTypes, commands: readonly Command[]): string {
  const rows = commands.map((command) => {
    const { profileId, operationId, sessionId = null } = command;
    return rowsJson(types, [{ profileId, operationId, step: stepOf(command), sessionId }]).slice(1, -1);
  });
  return `[${[...new Set(rows)].sort().join(',')}]`;
}

/** The update of lockCount is the lock: every engine holds it until the transaction ends. */
const fixedText = `INSERT INTO profile.Profile (profileId, ownerId, createdBy, updatedBy)
SELECT j.profileId, ${plainText('j.ownerId')}, ${plainText('j.createdBy')}, ${plainText('j.createdBy')}
FROM ${rowsOf('profiles', newProfile)}
WHERE NOT EXISTS (SELECT 1 FROM profile.Profile AS p WHERE p.profileId = j.profileId);
UPDATE p
SET p.lockCount = p.lockCount + 1
FROM profile.Profile AS p
JOIN ${rowsOf('profiles', profileKey)} ON p.profileId = j.profileId;
SELECT p.profileId, p.version, p.chainLength, p.chainHead, CAST(SYSUTCDATETIME() AS datetime2(3)) AS now
FROM profile.Profile AS p
JOIN ${rowsOf('profiles', profileKey)} ON p.profileId = j.profileId;
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

/** All rows of a section of the profiles that submit its step. */
const selectBySection: ReadonlyMap<string, string> = new Map(
  sections.map((section) => [section.name, selectSection(section, section.step)]),
);

function selectSection(section: Section, step: StepName): string {
  const table = sectionTable(section);
  return `SELECT ${columnsOf(table)}
FROM ${table.name} AS t
JOIN ${rowsOf('submits', stepKey)} ON t.profileId = j.profileId
WHERE j.step = '${step}';`;
}

function columnsOf(table: Table): string {
  return [...Object.keys(table.key), ...Object.keys(table.columns)].map((name) => `t.${name}`).join(', ');
}
