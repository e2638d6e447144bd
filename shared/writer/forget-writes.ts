// What is remembered of items that are not there is forgotten in time: a client may delete ids that never were for ever, or put items and
// leave them out of a submit, and all of it is loaded with each write of the section.
//
// Such a write is kept for what is older and comes after it. No message waits longer than the queue lets it, so after that nothing is
// left to hold off. An item that comes back later still is a new one: it goes to the end of its list. So it does where only too many
// writes were remembered, and there an older put that comes after its deletion has its effect. That takes more deletions in two weeks
// than anybody means, and befalls nobody's profile but the one in which they were made. A message that somebody moves back from the
// dead-letter queue may come too late for what it should find.
//
// The newest of a section stays for ever: it tells an import (decide-import.ts) that somebody has written there. The deletion of a file
// (held-items.ts) is newer than all times, so it stays too, as long as there are not too many.
import { byAcceptance } from './order';
import type { ItemWrite } from './state';
import type { Workspace } from './workspace';

/** `defaultMessageTimeToLive` of the queue in infra/queues.json, in milliseconds: a test compares them. */
export const longestWaitMs = 14 * 24 * 60 * 60_000;

/** For what has waited before it was sent (an import), for the lock of a message, and for clocks that differ. */
const marginMs = 24 * 60 * 60_000;

/** Of each section of a profile: how many writes of items that are not there are remembered. The newest are. */
export const mostRemembered = 1000;

/**
 * `latest`: when the newest command of the batch was accepted. Unlike a clock on the wall it does not run on while messages wait: old
 * ones that come in a batch of their own, hours or weeks late, find what was remembered when they were young. All writers read it from
 * commands and none is ahead of the present, so whatever one of them forgets no message needs any more, whoever handles it.
 */
export function forgetWrites(workspace: Workspace, latest: string): void {
  const horizon = new Date(Date.parse(latest) - longestWaitMs - marginMs).toISOString();
  const gone = [...workspace.itemWrites].filter(([, write]) => !isThere(workspace, write));
  for (const ofSection of Map.groupBy(gone, ([, write]) => write.section).values()) {
    ofSection.sort(newestFirst).forEach(([key, { stamp }], index) => {
      if (index >= mostRemembered || (index > 0 && stamp.acceptedAt < horizon)) workspace.itemWrites.delete(key);
    });
  }
}

/** A deleted item may be there: a submit that is newer than the deletion has listed it. */
function isThere({ items }: Workspace, { section, itemId }: ItemWrite): boolean {
  return items.get(section)?.has(itemId) === true;
}

/** A revert may give several items one stamp; the key makes the order the same for every writer. */
function newestFirst([oneKey, one]: [string, ItemWrite], [otherKey, other]: [string, ItemWrite]): number {
  return byAcceptance(other.stamp, one.stamp) || (oneKey < otherKey ? -1 : 1);
}
