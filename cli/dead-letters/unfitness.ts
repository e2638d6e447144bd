// Whether a rejected message could be applied at all, were it tried again.
import { readCommand } from '../../shared/commands/kinds';

/** What this version cannot read the app would reject again; so it would what has another command's operationId. */
export type Unfitness = 'unreadable' | 'operation-id-reused';

/** `cause`: the code under which it was rejected. `body`: JSON, as it was recorded. Undefined where nothing speaks against it. */
export function unfitness(cause: string, body: string): Unfitness | undefined {
  if (cause === 'operation-id-reused') return cause;
  return readCommand(JSON.parse(body)).ok ? undefined : 'unreadable';
}
