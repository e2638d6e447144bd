// Rows to insert into a table, as one statement with its parameters.
import type { Batch } from '../sql/transaction';
import { insertedColumns, insertRows, type Row, rowsJson, type Table } from './row';
import { sameColumns, sameParameters, without } from './same-columns';

/** All parameters' names begin with `parameter`. `long`: as of `rowsOf`. */
export function insertBatch(table: Table, parameter: string, rows: readonly Row[], long = false): Batch {
  const types = insertedColumns(table);
  const same = sameColumns(types, rows);
  return {
    text: insertRows(table, parameter, long, same),
    parameters: { [parameter]: rowsJson(without(types, same), rows), ...sameParameters(parameter, same) },
  };
}
