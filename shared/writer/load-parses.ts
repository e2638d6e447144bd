// Which parses of resume files a batch reads: those that one of its commands may replace or take away, and of the others only how many there
// are. A profile may hold 200, each with the text of its file: read whole by every command of the step, they were gigabytes a batch.
import type { Command } from '../commands/kinds';
import { resumeDocuments } from '../sections/resume-documents';
import { resumeParsing } from '../sections/resume-parsing';
import { columnsOf, type Optional, operationKey, profileKey } from './load-statements';
import { type ColumnTypes, keysJson, type Row, rowsOf } from './row';
import { sectionTable } from './schema';

interface ParseStatement {
  readonly holds: 'items' | 'item-counts';
  readonly parameter: string;
  readonly key: ColumnTypes;
  readonly text: string;
  /** The rows of the parameter that the command needs. */
  readonly keysOf: (command: Command) => readonly Row[];
}

const parses = sectionTable(resumeParsing);
const documents = sectionTable(resumeDocuments);
const ofDocument: ColumnTypes = { ...profileKey, documentItemId: 'uniqueidentifier' };

const recorded: ParseStatement = {
  holds: 'items',
  parameter: 'recordedParses',
  key: parses.key,
  text: `SELECT ${columnsOf(parses)}
FROM ${parses.name} AS t
JOIN ${rowsOf('recordedParses', parses.key)} ON t.profileId = j.profileId AND t.itemId = j.itemId;`,
  keysOf: (command) => {
    if (command.kind !== 'record-resume' || !command.payload.parse) return [];
    return [{ profileId: command.profileId, itemId: command.payload.parse.parseId }];
  },
};

const ofFiles: ParseStatement = {
  holds: 'items',
  parameter: 'parsesOfFiles',
  key: ofDocument,
  text: `SELECT ${columnsOf(parses)}
FROM ${parses.name} AS t
JOIN ${rowsOf('parsesOfFiles', ofDocument)} ON t.profileId = j.profileId AND t.documentItemId = j.documentItemId;`,
  keysOf: (command) => {
    if (command.kind !== 'delete-resume') return [];
    return [{ profileId: command.profileId, documentItemId: command.payload.documentId }];
  },
};

/** An entry that a candidate or an import may take out has no file behind it, so there are hardly ever parses of it. */
const ofEntries: ParseStatement = {
  holds: 'items',
  parameter: 'parsesOfEntries',
  key: profileKey,
  text: `SELECT ${columnsOf(parses)}
FROM ${documents.name} AS d
JOIN ${rowsOf('parsesOfEntries', profileKey)} ON d.profileId = j.profileId
JOIN ${parses.name} AS t ON t.profileId = d.profileId AND t.documentItemId = d.itemId
WHERE d.blobName IS NULL;`,
  keysOf: (command) => (mayTakeEntriesOut(command) ? [{ profileId: command.profileId }] : []),
};

/** What an operation of the step has changed may be any of them. */
const ofReverts: ParseStatement = {
  holds: 'items',
  parameter: 'parsesOfReverts',
  key: operationKey,
  text: `SELECT ${columnsOf(parses)}
FROM ops.Operation AS o
JOIN ${rowsOf('parsesOfReverts', operationKey)} ON o.profileId = j.profileId AND o.operationId = j.operationId
JOIN ${parses.name} AS t ON t.profileId = o.profileId
WHERE o.step = '${resumeParsing.step}';`,
  keysOf: (command) => {
    if (command.kind !== 'revert') return [];
    return [{ profileId: command.profileId, operationId: command.payload.operationId }];
  },
};

const counted: ParseStatement = {
  holds: 'item-counts',
  parameter: 'countedParses',
  key: profileKey,
  text: `SELECT t.profileId, COUNT(*) AS items
FROM ${parses.name} AS t
JOIN ${rowsOf('countedParses', profileKey)} ON t.profileId = j.profileId
GROUP BY t.profileId;`,
  keysOf: (command) => recorded.keysOf(command).map(({ profileId = null }) => ({ profileId })),
};

/** Those that the commands need. The counts come last: what was read is taken off them. */
export function parseStatements(commands: readonly Command[]): readonly Optional[] {
  return [recorded, ofFiles, ofEntries, ofReverts, counted].flatMap(({ holds, parameter, key, text, keysOf }) => {
    const keys = commands.flatMap(keysOf);
    return keys.length === 0
      ? []
      : [{ extra: { holds, section: resumeParsing }, text, parameter, keys: keysJson(key, keys) }];
  });
}

function mayTakeEntriesOut(command: Command): boolean {
  switch (command.kind) {
    case 'submit-step':
      return command.step === resumeDocuments.step;
    case 'delete-item':
      return command.section === resumeDocuments.name;
    case 'import-profile':
      return Object.hasOwn(command.payload.sections, resumeDocuments.name);
    case 'undo-import':
      return true;
    default:
      return false;
  }
}
