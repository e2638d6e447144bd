// What can become of a command: the writer (shared/writer/outcome.ts) says when it is which, and a client sees it as the operation's status.

export const outcomeStatuses = ['applied', 'unchanged', 'superseded', 'conflict', 'rejected'] as const;
export type OutcomeStatus = (typeof outcomeStatuses)[number];
