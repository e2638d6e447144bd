// A row for every table of each version of the schema, so that a test can take a database with data in it through the migrations.

interface Row {
  readonly table: string;
  /** The first step after which the table, with these columns, is there. */
  readonly from: number;
  readonly insert: string;
}

const profile = "'00000000-0000-7000-8000-000000000001'";
const item = "'00000000-0000-7000-8000-000000000002'";
const operation = "'00000000-0000-7000-8000-000000000003'";
const hash = `'${'a'.repeat(64)}'`;
const at = "'2026-11-22T08:00:00.123'";

/** In the order in which foreign keys allow them. */
const rows: readonly Row[] = [
  {
    table: 'profile.Profile',
    from: 2,
    insert: `(profileId, ownerId, version, chainLength, chainHead, createdBy, updatedBy)
      VALUES (${profile}, N'Zoë Núñez', 3, 1, ${hash}, N'a', N'b')`,
  },
  {
    table: 'profile.Address',
    from: 3,
    insert: `(profileId, itemId, position, kind, line1, city, countryCode, latitude, longitude, coordinateSource, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, 'home', N'1 High Street', N'Łódź', 'PL', 51.759445, 19.457216, 'map', N'a', N'a')`,
  },
  {
    table: 'profile.Education',
    from: 3,
    insert: `(profileId, itemId, position, institution, level, startDate, courses, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, N'東京大学', 7, '2015-09', N'["Logic"]', N'a', N'a')`,
  },
  {
    table: 'profile.Certification',
    from: 3,
    insert: `(profileId, itemId, position, name, issuer, issueDate, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, N'CKA', N'CNCF', '2024-02-29', N'a', N'a')`,
  },
  {
    table: 'profile.WorkExperience',
    from: 3,
    insert: `(profileId, itemId, position, employer, title, startDate, isCurrent, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, N'Ørsted', N'Engineer', '2020', 1, N'a', N'a')`,
  },
  {
    table: 'profile.Project',
    from: 3,
    insert: `(profileId, itemId, position, name, workExperienceItemId, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, N'A compiler', ${item}, N'a', N'a')`,
  },
  {
    table: 'profile.CareerAspiration',
    from: 3,
    insert: `(profileId, targetTitles, salaryMin, salaryMax, salaryCurrency, salaryPeriod, willingToRelocate, createdBy, updatedBy)
      VALUES (${profile}, N'["CTO"]', 100000.50, 120000, 'EUR', 'year', 0, N'a', N'a')`,
  },
  {
    table: 'profile.ResumeDocument',
    from: 3,
    insert: `(profileId, itemId, position, fileName, contentType, sizeBytes, sha256, source, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, N'résumé.pdf', 'application/pdf', 1024, ${hash}, 'upload', N'a', N'a')`,
  },
  {
    table: 'profile.ResumeParsingData',
    from: 3,
    insert: `(profileId, itemId, position, documentItemId, parser, parserVersion, status, confidence, createdBy, updatedBy)
      VALUES (${profile}, ${item}, 0, ${item}, N'own', N'1', 'parsed', 0.875, N'a', N'a')`,
  },
  {
    table: 'profile.ResumeDocument',
    from: 10,
    insert: `(profileId, itemId, position, fileName, contentType, sizeBytes, sha256, source, blobName, state, stateReason, originalName,
        importSource, candidateReference, createdBy, updatedBy)
      VALUES (${profile}, ${operation}, 1, N'leer.txt', 'application/octet-stream', 0, ${hash}, 'import', N'p/d.bin', 'refused', 'empty',
        N'leer.txt', N'agency', N'C-7', N'a', N'a')`,
  },
  {
    table: 'builder.Session',
    from: 4,
    insert: `(profileId, sessionId, client, startedAt, lastSeenAt, createdBy, updatedBy)
      VALUES (${profile}, ${item}, N'web', ${at}, ${at}, N'a', N'a')`,
  },
  {
    table: 'builder.StepDraft',
    from: 4,
    insert: `(profileId, step, draft, revision, acceptedAt, operationId, createdBy, updatedBy)
      VALUES (${profile}, 'address', N'{"items":[]}', 4, ${at}, ${operation}, N'a', N'a')`,
  },
  {
    table: 'builder.StepProgress',
    from: 4,
    insert: `(profileId, step, status, completeness, version, draftVersion, startedAt, completedAt, createdBy, updatedBy)
      VALUES (${profile}, 'address', 'completed', 100, 1, 2, ${at}, ${at}, N'a', N'a')`,
  },
  {
    table: 'builder.StepEvent',
    from: 4,
    insert: `(profileId, step, kind, operationId, occurredAt, createdBy)
      VALUES (${profile}, 'address', 'submitted', ${operation}, ${at}, N'a')`,
  },
  {
    table: 'builder.ValidationError',
    from: 4,
    insert: `(profileId, step, operationId, attempted, path, code, message, occurredAt, createdBy)
      VALUES (${profile}, 'address', ${operation}, 'submit', N'items.0.city', 'required', N'is missing', ${at}, N'a')`,
  },
  {
    table: 'audit.ChangeSet',
    from: 5,
    insert: `(profileId, sequence, operationId, kind, actorId, actorType, reason, source, correlationId, acceptedAt, appliedAt,
        changeCount, keyId, previousHash, hash, createdBy)
      VALUES (${profile}, 1, ${operation}, 'submit-step', N'a', 'candidate', N'A typo', 'web', 'c', ${at}, ${at}, 1, '1', ${hash}, ${hash}, N'a')`,
  },
  {
    table: 'audit.Change',
    from: 5,
    insert: `(profileId, sequence, ordinal, entity, itemId, action, afterValue, salt, valueHash, createdBy)
      VALUES (${profile}, 1, 0, 'address', ${item}, 'insert', N'{"city":"Łódź"}', '${'b'.repeat(32)}', ${hash}, N'a')`,
  },
  {
    table: 'ops.Operation',
    from: 6,
    insert: `(profileId, operationId, kind, step, status, fingerprint, version, sequence, correlationId, acceptedAt, completedAt, createdBy)
      VALUES (${profile}, ${operation}, 'submit-step', 'address', 'applied', ${hash}, 1, 1, 'c', ${at}, ${at}, N'a')`,
  },
  {
    table: 'ops.RejectedMessage',
    from: 6,
    insert: `(messageId, code, detail, body, messageHash, deliveryCount, createdBy)
      VALUES (N'm', 'invalid', N'no JSON', N'{"text":"?"}', ${hash}, 1, N'a')`,
  },
  {
    table: 'ops.DeadLetterAct',
    from: 12,
    insert: `(act, state, origin, queue, number, enqueuedAt, cause, kind, profileId, operationId, fingerprint, reason, actorId, actorType,
        createdBy, updatedBy)
      VALUES ('replay', 'done', 'queue', N'profile-commands', 1207, ${at}, N'TTLExpiredException', 'submit-step', ${profile}, ${operation}, ${hash},
        N'the outage is over', N'ops', 'operator', N'ops', N'ops')`,
  },
  {
    table: 'builder.ItemWrite',
    from: 7,
    insert: `(profileId, section, itemId, isDeleted, place, firstAcceptedAt, acceptedAt, operationId, createdBy, updatedBy)
      VALUES (${profile}, 'address', ${item}, 0, 0, ${at}, ${at}, ${operation}, N'a', N'a')`,
  },
  {
    table: 'audit.Access',
    from: 7,
    insert: `(profileId, operation, actorId, actorType, correlationId, createdBy)
      VALUES (${profile}, 'get-profile', N'support-1', 'support', 'c', N'support-1')`,
  },
  {
    table: 'ops.BackfillRun',
    from: 9,
    insert: `(runId, mapping, mappingHash, importId, status, createdBy, updatedBy)
      VALUES (${item}, 'job-tracker', ${hash}, ${operation}, 'running', N'dba', N'dba')`,
  },
  {
    table: 'ops.BackfillCheckpoint',
    from: 9,
    insert: `(runId, source, tableName, lastKey, rowsRead, createdBy, updatedBy)
      VALUES (${item}, 'profiles', N'dbo.Users', N'1000', 1000, N'dba', N'dba')`,
  },
  {
    table: 'ops.BackfillFinding',
    from: 9,
    insert: `(runId, source, tableName, rowKey, columnName, code, why, isLeftOut, createdBy)
      VALUES (${item}, 'profiles', N'dbo.Users', N'7', N'BirthDate', 'no-date', N'is no date', 0, N'dba')`,
  },
  {
    table: 'audit.ChainKey',
    from: 11,
    insert: `(keyId, checkValue, createdBy) VALUES ('1', ${hash}, N'stepkeeper')`,
  },
  {
    table: 'audit.Archive',
    from: 13,
    insert: `(archiveId, blobName, sha256, appliedBefore, linksByKey, reason, createdBy)
      VALUES (${item}, 'links/x.ndjson.gz', ${hash}, ${at}, N'{"1":1}', N'retention', N'archive')`,
  },
  {
    table: 'audit.ArchivedLinks',
    from: 13,
    insert: `(profileId, lastSequence, firstSequence, lastHash, archiveId, createdBy)
      VALUES (${profile}, 1, 1, ${hash}, ${item}, N'archive')`,
  },
  {
    table: 'audit.ChainCheckpoint',
    from: 13,
    insert: `(profileId, length, hash, appliedAt, stateHash, keyId, signature, createdBy)
      VALUES (${profile}, 1, ${hash}, ${at}, ${hash}, '1', ${hash}, N'archive')`,
  },
];

/** The statements that put a row into each table that is there after so many steps. */
export function rowsAt(version: number): string[] {
  return rows.filter(({ from }) => from <= version).map(({ table, insert }) => `INSERT INTO ${table} ${insert};`);
}
