// What the document says of the API as a whole.

export const tags = [
  { name: 'Profiles', description: 'A profile as a whole: read, exported, erased.' },
  { name: 'Steps', description: 'The steps of the Profile Builder: submitted, kept as drafts, their progress.' },
  { name: 'Items', description: 'The entries of each section, one by one.' },
  { name: 'Resumes', description: 'Resume files: what was read in them, and what that offers to the steps.' },
  { name: 'Builder sessions', description: 'One visit to the builder each; every write carries its id.' },
  { name: 'History', description: 'Who changed what, when and why, and taking it back.' },
  { name: 'Operations', description: 'What became of writes.' },
  { name: 'Bulk', description: 'Commands for many profiles at once.' },
  { name: 'Meta', description: 'The service itself.' },
] as const;

export const about = `Keeps every step that a candidate takes in a job tracker's Profile Builder.

**Writes are accepted, then applied.** 202 means that the write is on the queue, where it is kept even while the database is away;
\`Location\` tells what became of it: \`applied\`, \`unchanged\`, \`superseded\`, \`conflict\` or \`rejected\`. \`Prefer: wait=10\` waits for that.
Reads come straight from the database.

**Send it again.** With an \`Idempotency-Key\` a write may be sent again after a timeout or a 503: it is carried out once. The same key
with another request ends as \`conflict\`.

**Nothing is overwritten unseen.** \`If-Match\` makes a write conditional: where the resource has another ETag by now, the outcome is
\`conflict\` with what is there and what was sent. A save of a draft carries the client's \`Revision\`: a late older one never wins.

**Pages** go on at \`nextCursor\`; they do not shift while something is written.

**Problems** are RFC 9457 documents with a stable \`type\`; \`detail\` says what to do, \`correlationId\` finds the request in the log.
Where nothing else is here, HEAD works as GET does, another method of a path is 405 with \`Allow\`, an unknown path 404.

**Roles** come from the token: a candidate reaches the own profile only, which is \`me\`. Whoever reads another's profile leaves a
record of it. Behind App Service authentication the platform's principal header stands for the token.`;

export const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'An access token of the configured OpenID Connect issuer, with the roles of its bearer.',
} as const;
