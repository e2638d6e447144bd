// Names that stand beside those of the mapping's sources in checkpoints and findings: no source may have them.

/** The users' table. */
export const usersSource = 'profiles';

/** The way back of a run. */
export const undoSource = 'undo';
