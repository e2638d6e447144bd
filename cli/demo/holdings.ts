// What SQL holds of one profile, table by table, in one round trip: the source of the picture and of most expectations.
import type { ConnectionPool } from 'mssql';
import { type Row, run } from '../../shared/reading/run';
import { sections } from '../../shared/sections/all';
import type { Section } from '../../shared/sections/section';

export interface Holdings {
  /** In the order in which they were written, or of the candidate's items. Throws RangeError for a table that is not read. */
  rows(table: string): readonly Row[];
  /** Every table that is read, by name. */
  readonly tables: readonly string[];
}

interface Selection {
  readonly table: string;
  readonly columns: readonly string[];
  readonly orderBy: string;
}

const housekeeping = ['createdDate', 'createdBy', 'lastUpdated', 'updatedBy'];

const selections: readonly Selection[] = [
  {
    table: 'profile.Profile',
    columns: ['version', 'lockCount', 'chainLength', 'chainHead', ...housekeeping],
    orderBy: 'profileId',
  },
  ...sections.map(selectionOf),
  {
    table: 'builder.Session',
    columns: ['sessionId', 'startedAt', 'lastSeenAt', ...housekeeping],
    orderBy: 'startedAt, sessionId',
  },
  {
    table: 'builder.StepDraft',
    columns: ['step', 'draft', 'revision', 'sessionId', 'acceptedAt', 'operationId', ...housekeeping],
    orderBy: 'step',
  },
  {
    table: 'builder.StepProgress',
    columns: [
      ...['step', 'status', 'completeness', 'version', 'draftVersion', 'refusals', 'startedAt', 'completedAt'],
      ...['submittedAt', 'submittedOperationId', 'draftedAt', 'draftedOperationId', ...housekeeping],
    ],
    orderBy: 'step',
  },
  {
    table: 'builder.StepEvent',
    columns: ['step', 'kind', 'sessionId', 'operationId', 'occurredAt'],
    orderBy: 'stepEventId',
  },
  {
    table: 'builder.ValidationError',
    columns: ['step', 'operationId', 'attempted', 'path', 'code', 'message', 'value', 'sessionId', 'occurredAt'],
    orderBy: 'validationErrorId',
  },
  {
    table: 'audit.ChangeSet',
    columns: ['sequence', 'operationId', 'changeCount', 'previousHash', 'hash', 'appliedAt'],
    orderBy: 'sequence',
  },
  {
    table: 'audit.Change',
    columns: ['sequence', 'ordinal', 'entity', 'itemId', 'action', 'valueHash'],
    orderBy: 'sequence, ordinal',
  },
  {
    table: 'audit.Access',
    columns: ['operation', 'actorId', 'actorType', 'correlationId', 'occurredAt'],
    orderBy: 'accessId',
  },
  {
    table: 'ops.Operation',
    columns: [
      ...['operationId', 'kind', 'step', 'status', 'fingerprint', 'version', 'sequence', 'errorCode'],
      ...['correlationId', 'acceptedAt', 'completedAt'],
    ],
    orderBy: 'operationNumber',
  },
  { table: 'ops.RejectedMessage', columns: ['operationId', 'code', 'detail'], orderBy: 'rejectedMessageId' },
];

const statements = selections
  .map(
    ({ table, columns, orderBy }) =>
      `SELECT ${columns.join(', ')} FROM ${table} WHERE profileId = CAST(@profileId AS uniqueidentifier) ORDER BY ${orderBy};`,
  )
  .join('\n');

/** Throws DatabaseUnavailable. */
export async function readHoldings(pool: ConnectionPool, profileId: string): Promise<Holdings> {
  const results = await run(pool, { text: statements, parameters: { profileId } });
  const byTable = new Map(selections.map(({ table }, at) => [table, results[at] ?? []]));
  return {
    tables: [...byTable.keys()],
    rows(table) {
      const rows = byTable.get(table);
      if (!rows) throw new RangeError(`${table} is not read`);
      return rows;
    },
  };
}

function selectionOf(section: Section): Selection {
  const many = section.cardinality === 'many';
  return {
    table: section.table,
    columns: [...(many ? ['itemId', 'position'] : []), ...Object.keys(section.fields), ...housekeeping],
    orderBy: many ? 'position, itemId' : 'profileId',
  };
}

/** For the reader: "2 rows in profile.Address". */
export function rowsIn(holdings: Holdings, table: string): string {
  const { length } = holdings.rows(table);
  return `${length} ${length === 1 ? 'row' : 'rows'} in ${table}`;
}
