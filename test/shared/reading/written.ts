// What the writer leaves in a database, for tests of look-ups.
import type { Command } from '../../../shared/commands/kinds';
import { applyMessages } from '../../../shared/writer/apply-messages';
import type { FreshDatabase } from '../../database/fresh-database';
import { chainKey } from '../../factories/memory-database';
import { messageOf } from '../../factories/messages';

/** Applies the commands as one batch. */
export async function write({ pool }: FreshDatabase, ...commands: Command[]): Promise<void> {
  const messages = commands.map((command) => messageOf(command));
  await applyMessages(messages, { pool, chainKey, retryBudgetMs: 10_000 });
}
