// The writer's first round trip inside the transaction: makes missing profiles, locks all of the batch, reads what it touches.
import type { Command } from '../commands/envelope';
import { sections, sectionsOfStep } from '../sections/all';
import type { Section, StepName } from '../sections/section';
import type { Batch } from '../sql/transaction';
import { type Row, rowsOf } from './row';
import { sectionTable, sessionTable, stepDraftTable, stepProgressTable } from './schema';

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
      profiles: keys(commands, ({ profileId, actor }) => ({
        profileId,
        ownerId: actor.type === 'candidate' ? actor.id : null,
        createdBy: actor.id,
      })),
      operations: keys(commands, ({ profileId, operationId }) => ({ profileId, operationId })),
      steps: keys(commands, ({ profileId, step }) => ({ profileId, step })),
      sessions: keys(commands, ({ profileId, sessionId }) => (sessionId ? { profileId, sessionId } : undefined)),
      ...(submits.length > 0 ? { submits: keys(submits, ({ profileId, step }) => ({ profileId, step })) } : {}),
    },
    sections: loadedSections,
  };
}

/** The distinct keys of the commands as JSON, sorted. The first part of a key alone tells profiles apart: one row each. */
function keys(commands: readonly Command[], keyOf: (command: Command) => Row | undefined): string {
  const distinct = new Map<string, string>();
  for (const command of commands) {
    const key = keyOf(command);
    if (!key) continue;
    const text = JSON.stringify(key);
    const identity = 'createdBy' in key ? command.profileId : text;
    if (!distinct.has(identity)) distinct.set(identity, text);
  }
  return `[${[...distinct.keys()]
    .sort()
    .map((identity) => distinct.get(identity))
    .join(',')}]`;
}

const profileKey = { profileId: 'uniqueidentifier' };
const newProfile = { ...profileKey, ownerId: 'nvarchar(200)', createdBy: 'nvarchar(200)' };

/** The update of lockCount is the lock: every engine holds it until the transaction ends. */
const fixedText = `INSERT INTO profile.Profile (profileId, ownerId, createdBy, updatedBy)
SELECT j.profileId, j.ownerId, j.createdBy, j.createdBy
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
JOIN ${rowsOf('operations', { ...profileKey, operationId: 'uniqueidentifier' })}
    ON o.profileId = j.profileId AND o.operationId = j.operationId;
${select(stepProgressTable, 'steps')}
${select(stepDraftTable, 'steps')}
${select(sessionTable, 'sessions')}`;

/** Rows of a table by the whole key that the parameter's rows hold. */
function select(table: typeof stepProgressTable, parameter: string): string {
  const names = [...Object.keys(table.key), ...Object.keys(table.columns)];
  const on = Object.keys(table.key).map((name) => `t.${name} = j.${name}`);
  return `SELECT ${names.map((name) => `t.${name}`).join(', ')}
FROM ${table.name} AS t
JOIN ${rowsOf(parameter, table.key)} ON ${on.join(' AND ')};`;
}

/** All rows of a section of the profiles that submit its step. */
const selectBySection: ReadonlyMap<string, string> = new Map(
  sections.map((section) => [section.name, selectSection(section, section.step)]),
);

function selectSection(section: Section, step: StepName): string {
  const table = sectionTable(section);
  const names = [...Object.keys(table.key), ...Object.keys(table.columns)];
  return `SELECT ${names.map((name) => `t.${name}`).join(', ')}
FROM ${table.name} AS t
JOIN ${rowsOf('submits', { ...profileKey, step: 'varchar(20)' })} ON t.profileId = j.profileId
WHERE j.step = '${step}';`;
}
