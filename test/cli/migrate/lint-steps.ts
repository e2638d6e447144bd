// Steps made from texts, as readSteps makes them from files.
import type { Step } from '../../../cli/migrate/steps';

/** One step a pair of texts, numbered from 1. */
export function stepsOf(...pairs: readonly (readonly [up: string, down: string])[]): Step[] {
  return pairs.map(([up, down], index) => ({
    number: index + 1,
    name: `00${index + 1}-step`,
    up: batchesOf(up),
    down: batchesOf(down),
    checksum: '',
  }));
}

function batchesOf(text: string): string[] {
  return text.split('\nGO\n').filter((batch) => batch !== '');
}

/** A table of another step, and how it goes: what is done to it later is done to a live table. */
export const liveTable = [
  'CREATE SCHEMA s; CREATE TABLE s.T (a int NOT NULL CONSTRAINT PK_T PRIMARY KEY, b nvarchar(10) NULL CONSTRAINT UQ_T_b UNIQUE, c char(2) NULL, CONSTRAINT CK_T_a CHECK (a > 0));',
  'DROP TABLE s.T; DROP SCHEMA s;',
] as const;
