// The id of a bulk as clients have it. It carries how many commands were accepted, so that no row has to be kept for a bulk.
import { HttpProblem } from '../http/problem';

export interface BulkId {
  /** Stands in the rows of the bulk's operations. */
  readonly id: string;
  readonly accepted: number;
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(0|[1-9]\d{0,4})$/;

export function bulkIdText({ id, accepted }: BulkId): string {
  return `${id}-${accepted}`;
}

/** Throws 400. */
export function bulkIdIn(text: string | undefined): BulkId {
  const [, id, accepted] = form.exec(text?.toLowerCase() ?? '') ?? [];
  if (id === undefined)
    throw new HttpProblem('malformed-id', 'Give the bulkId as the answer to the bulk gave it, unchanged.');
  return { id, accepted: Number(accepted) };
}
