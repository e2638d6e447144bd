// The writer as the backfill uses it: over a pool that is there already, which it asks things of its own too.
import type sql from 'mssql';
import type { ApplyOptions } from '../../shared/writer/apply-messages';

export interface Writer extends ApplyOptions {
  readonly pool: sql.ConnectionPool;
}
