// How long the timeline of a step may get.

/**
 * The most events (entered, left, skipped) of one step of one profile; each new one counts the time spent anew from all of them. Far above
 * what a person does: an hour of entering and leaving every four seconds.
 */
export const mostStepEvents = 2000;
