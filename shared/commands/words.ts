// Words and limits of commands that the edge knows too. They stand apart from the schemas of whole commands, which a start over HTTP
// does without: making those takes 10 ms.

export const sources = ['web', 'import', 'resume', 'backfill', 'admin'] as const;

/** Of the column audit.ChangeSet.reason, in UTF-16 code units. */
export const longestReason = 500;

export const stepEventKinds = ['entered', 'left', 'skipped'] as const;
