// The load: many candidates at work at the same time, their commands in the order in which the edge would accept them.
import type { Message } from '../../shared/writer/received';
import { candidate, type Intent, type LoadCommand } from './candidate';
import { type Random, seeded } from './random';

/** How many candidates are in the builder; whoever leaves is followed by a new one, so the load needs no more memory in the end. */
const atWork = 400;
const firstInstant = Date.UTC(2026, 0, 5, 8);
const millisecondsBetween = 20;

/** Endless. The same seed gives the same commands. */
export function* commands(seed: number): Generator<LoadCommand, never> {
  const random = seeded(seed);
  const candidates = Array.from({ length: atWork }, () => arrived(random));
  for (let number = 0; ; number++) {
    const at = random.int(0, candidates.length - 1);
    let intent = candidates[at]?.next();
    while (!intent || intent.done) {
      const successor = candidate(random);
      candidates[at] = successor;
      intent = successor.next();
    }
    yield commandOf(intent.value, random.uuid(), number);
  }
}

/** The next commands of a stream, as the queue's trigger hands them over. */
export function nextMessages(stream: Generator<LoadCommand, never>, count: number): Message[] {
  return Array.from({ length: count }, () => messageOf(stream.next().value));
}

/** Somebody who is already somewhere on the way, so that the mix is the same from the first command on. */
function arrived(random: Random): Generator<Intent, void> {
  const somebody = candidate(random);
  for (let done = random.int(0, 20); done > 0; done--) somebody.next();
  return somebody;
}

function commandOf(intent: Intent, operationId: string, number: number): LoadCommand {
  return {
    ...intent,
    version: 1,
    operationId,
    source: 'web',
    correlationId: `bench-${number}`,
    acceptedAt: new Date(firstInstant + number * millisecondsBetween).toISOString(),
  } as LoadCommand;
}

function messageOf(command: LoadCommand): Message {
  return {
    messageId: command.operationId,
    body: JSON.parse(JSON.stringify(command)),
    deliveryCount: 1,
    enqueuedAt: null,
  };
}
