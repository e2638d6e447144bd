// The writer's first round trip: makes missing profiles, locks all of the batch, reads what it touches. Or it reads alone.
import type { Actor } from '../commands/envelope';
import { type Command, stepOf } from '../commands/kinds';
import { enteredSectionsOfStep, sections } from '../sections/all';
import { type Section, type StepName, stepNames } from '../sections/section';
import type { Batch } from '../sql/transaction';
import { stepsOfImport } from './decide-import';
import { parseStatements } from './load-parses';
import {
  type Extra,
  lockStatement,
  newProfile,
  type Optional,
  operationKey,
  profileKey,
  profileStatements,
  readStatements,
  sectionKey,
  sectionParameter,
  selectItemWrites,
  selectPassages,
  selectRecorded,
  selectSection,
  sessionKey,
  stepKey,
} from './load-statements';
import { keysJson, type Row, rowsJson } from './row';

/** The batch, and what its result sets after the fixed ones are about. */
export interface LoadBatch extends Batch {
  readonly extras: readonly Extra[];
}

/**
 * One batch of statements for all commands. Keys go in as JSON, each once, in order, so that two writers lock alike. The profiles in
 * `locked` are locked with those of the commands, if they are there.
 */
export function loadBatch(commands: readonly Command[], locked: readonly string[] = []): LoadBatch {
  const read = readBatch(commands);
  const profileIds = [...commands.map((command) => command.profileId), ...locked];
  return {
    name: 'load',
    text: [profileStatements, lockStatement, read.text].join('\n'),
    parameters: {
      ...read.parameters,
      locked: keysJson(
        profileKey,
        profileIds.map((profileId) => ({ profileId })),
      ),
    },
    extras: read.extras,
  };
}

/** What `loadBatch` reads, without any lock. */
export function readBatch(commands: readonly Command[]): LoadBatch {
  const optional = optionalStatements(commands);
  return {
    name: 'read ahead',
    text: [readStatements, ...optional.map((one) => one.text)].join('\n'),
    parameters: {
      profiles: rowsJson(newProfile, newProfiles(commands)),
      operations: keysJson(
        operationKey,
        commands.map(({ profileId, operationId }) => ({ profileId, operationId })),
      ),
      steps: keysJson(stepKey, commands.flatMap(stepKeys)),
      sessions: keysJson(
        sessionKey,
        commands.flatMap(({ profileId, sessionId }) => (sessionId === undefined ? [] : [{ profileId, sessionId }])),
      ),
      ...Object.fromEntries(optional.map((one) => [one.parameter, one.keys])),
    },
    extras: optional.map((one) => one.extra),
  };
}

function optionalStatements(commands: readonly Command[]): Optional[] {
  const touched = commands.flatMap((command) =>
    sectionsTouched(command).map((section) => ({ profileId: command.profileId, section: section.name })),
  );
  const bySection = Map.groupBy(touched, (one) => one.section);
  const items = sections.flatMap((section) => {
    const ofSection = bySection.get(section.name);
    if (!ofSection) return [];
    const [text, parameter] = [selectSection(section), sectionParameter(section)];
    return { extra: { holds: 'items', section } as const, text, parameter, keys: keysJson(profileKey, ofSection) };
  });
  const writes = {
    extra: { holds: 'item-writes' } as const,
    text: selectItemWrites,
    parameter: 'sections',
    keys: keysJson(sectionKey, touched),
  };
  const events = commands.filter((command) => command.kind === 'record-step-event');
  const passages = {
    extra: { holds: 'passages' } as const,
    text: selectPassages,
    parameter: 'timed',
    keys: keysJson(
      stepKey,
      events.map(({ profileId, step }) => ({ profileId, step })),
    ),
  };
  const reverts = commands.filter((command) => command.kind === 'revert' || command.kind === 'undo-import');
  const recorded = {
    extra: { holds: 'recorded' } as const,
    text: selectRecorded,
    parameter: 'reverts',
    keys: keysJson(
      operationKey,
      reverts.map(({ profileId, payload }) => ({ profileId, operationId: payload.operationId })),
    ),
  };
  return [
    ...(items.length > 0 ? [...items, writes] : []),
    ...parseStatements(commands),
    ...(events.length > 0 ? [passages] : []),
    ...(reverts.length > 0 ? [recorded] : []),
  ];
}

/** What takes something back says nowhere what it is about, and reads whatever it may turn out to need. */
function stepsTouched(command: Command): readonly StepName[] {
  if (command.kind === 'revert' || command.kind === 'undo-import') return stepNames;
  if (command.kind === 'import-profile') return stepsOfImport(command);
  const step = stepOf(command);
  return step === null ? [] : [step];
}

/** The sections that are read whole. Of what their items own, the parses of files, no more is read than load-parses.ts says. */
export function sectionsTouched(command: Command): readonly Section[] {
  switch (command.kind) {
    case 'submit-step':
      return enteredSectionsOfStep(command.step);
    case 'record-resume':
    case 'delete-resume':
      return enteredSectionsOfStep('resume');
    case 'put-item':
    case 'patch-item':
    case 'delete-item':
      return sections.filter(({ name }) => name === command.section);
    case 'import-profile':
      return stepsOfImport(command).flatMap(enteredSectionsOfStep);
    case 'revert':
    case 'undo-import':
      return stepNames.flatMap(enteredSectionsOfStep);
    default:
      return [];
  }
}

function stepKeys(command: Command): Row[] {
  return stepsTouched(command).map((step) => ({ profileId: command.profileId, step }));
}

/** Each profile once, as its first command of the batch would make it. A candidate who comes to a new profile owns it. */
export function newProfiles(commands: readonly Command[]): Row[] {
  const byId = new Map<string, Row>();
  for (const command of commands) {
    const { profileId, actor } = command;
    const ownerId = command.kind === 'import-profile' ? command.payload.ownerId : ownerOf(actor);
    if (!byId.has(profileId)) byId.set(profileId, { profileId, ownerId, createdBy: actor.id });
  }
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

function ownerOf(actor: Actor): string | null {
  return actor.type === 'candidate' ? actor.id : null;
}
