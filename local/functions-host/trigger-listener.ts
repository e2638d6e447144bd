// What every trigger but HTTP looks like to the host once it runs.

export interface TriggerListener {
  /** Takes nothing new, and resolves when what runs has ended and is settled. */
  stop(): Promise<void>;
}
