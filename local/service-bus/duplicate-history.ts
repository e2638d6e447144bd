// Duplicate detection: the ids of the messages of the last while, in the order in which they came.
// https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection

interface Sighting {
  readonly at: number;
  readonly sequence: number;
}

export class DuplicateHistory {
  private readonly sightings = new Map<string, Sighting>();

  constructor(private readonly window: number) {}

  /** The sequence number that the id's first message got, if that was within the window. */
  find(messageId: string, now: number): number | undefined {
    this.forget(now);
    return this.sightings.get(messageId)?.sequence;
  }

  add(messageId: string, at: number, sequence: number): void {
    // A map keeps the place of a key that is set again, and the order is what makes forgetting cheap.
    this.sightings.delete(messageId);
    this.sightings.set(messageId, { at, sequence });
  }

  *remembered(now: number): Iterable<{ messageId: string } & Sighting> {
    this.forget(now);
    for (const [messageId, sighting] of this.sightings) yield { messageId, ...sighting };
  }

  private forget(now: number): void {
    for (const [messageId, { at }] of this.sightings) {
      if (at + this.window > now) return;
      this.sightings.delete(messageId);
    }
  }
}
