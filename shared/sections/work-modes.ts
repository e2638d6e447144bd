// Where work is done: of a job that somebody has, and of one that somebody looks for.
export const workModes = ['on-site', 'hybrid', 'remote'] as const;
