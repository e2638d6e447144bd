// From a line to the command that travels, or to why it is refused. HTTP and files take the same way.
import type { Actor } from '../commands/envelope';
import { bulkOperationId, fingerprintOf, itemIdOf } from '../commands/identifiers';
import type { Command } from '../commands/kinds';
import { parseJson } from '../http/json-body';
import { withItemIds } from '../http/step-command';
import { type Asked, readAsked } from './asked';
import { type LineError, lineTooLong, told, unreadable } from './line-error';
import type { Line } from './lines';

/** Where a bulk comes from: what all of its commands have in common. */
export interface Bulk {
  readonly id: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly traceparent: string | undefined;
  /** One for the whole bulk: its commands are ordered by their lines. */
  readonly acceptedAt: string;
  /**
   * What makes the operation of a line, beside its number. `key`: whatever stands there, so that other content under the same
   * Idempotency-Key is found out. `content`: a line that says something else is another operation.
   */
  readonly operationsBy: 'key' | 'content';
}

export type LineCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: readonly LineError[] };

/** The same line of the same bulk is the same operation with the same items each time. */
export function commandOfLine(line: Line, bulk: Bulk): LineCommand {
  if (line.bytes === 'too-long') return { ok: false, errors: [lineTooLong] };
  let value: unknown;
  try {
    value = parseJson(line.bytes);
  } catch (thrown) {
    return { ok: false, errors: [unreadable(thrown)] };
  }
  const read = readAsked(value);
  return read.ok
    ? { ok: true, command: commandOf(read.asked, line.number, bulk) }
    : { ok: false, errors: told(read.errors) };
}

function commandOf(asked: Asked, line: number, bulk: Bulk): Command {
  const { actor, correlationId, traceparent, acceptedAt } = bulk;
  const { profileId, reason } = asked;
  const fingerprint = fingerprintOf(identity(asked));
  const content = bulk.operationsBy === 'content' ? [profileId, fingerprint] : [];
  const operationId = bulkOperationId(line, bulk.id, ...content);
  const common = {
    version: 1 as const,
    operationId,
    profileId,
    actor,
    reason,
    source: 'import' as const,
    correlationId,
    traceparent,
    acceptedAt,
    fingerprint,
    bulk: { id: bulk.id, line },
  };
  switch (asked.kind) {
    case 'submit-step': {
      const { kind, step, expectedVersion } = asked;
      return { ...common, kind, step, expectedVersion, payload: withItemIds(step, operationId, asked.payload) };
    }
    case 'save-draft': {
      const { kind, step, expectedVersion, payload } = asked;
      return { ...common, kind, step, expectedVersion, payload };
    }
    case 'put-item':
    case 'patch-item':
    case 'delete-item': {
      const { section, expectedTag, itemId = itemIdOf(operationId, section.property, 0) } = asked;
      const target = { ...common, step: section.step, section: section.name, itemId, expectedTag };
      return asked.kind === 'delete-item'
        ? { ...target, kind: asked.kind }
        : { ...target, kind: asked.kind, payload: asked.payload };
    }
    default:
      return unknownKind(asked);
  }
}

/** What is asked for, with its members in the same order each time; the checked payload has an order of its own. */
function identity(asked: Asked) {
  const { kind, reason, payload } = { payload: undefined, ...asked };
  if ('step' in asked) return { kind, step: asked.step, expectedVersion: asked.expectedVersion, reason, payload };
  return { kind, section: asked.section.name, itemId: asked.itemId, expectedTag: asked.expectedTag, reason, payload };
}

function unknownKind(asked: never): never {
  throw new TypeError(`unknown kind ${JSON.stringify(asked)}`);
}
