// Look-ups against a database whose rows were put there by plain SQL.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import sql from 'mssql';
import { DatabaseUnavailable } from '../../../shared/reading/errors';
import { type HistoryQuery, readHistory } from '../../../shared/reading/read-history';
import { readOperations } from '../../../shared/reading/read-operations';
import { readProfile } from '../../../shared/reading/read-profile';
import { readStep } from '../../../shared/reading/read-step';
import { readSteps } from '../../../shared/reading/read-steps';
import { readValidationErrors, type ValidationErrorQuery } from '../../../shared/reading/read-validation-errors';
import { probeDatabase } from '../../../shared/reading/run';
import { stepNames } from '../../../shared/sections/section';
import { createPool } from '../../../shared/sql/pool';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { idOf } from '../../factories/commands';

const profileId = idOf(0xabc);
const otherId = idOf(0xdef);
const [home, work] = [idOf(1), idOf(2)];
const session = idOf(0x5e);

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await execute(`
INSERT INTO profile.Profile (profileId, version, createdBy, updatedBy) VALUES ('${profileId}', 7, 'anna', 'anna');
INSERT INTO profile.Profile (profileId, createdBy, updatedBy) VALUES ('${otherId}', 'ben', 'ben');
INSERT INTO profile.Address (profileId, itemId, position, kind, line1, city, countryCode, latitude, longitude, isPrimary, createdBy, updatedBy)
VALUES ('${profileId}', '${work}', 1, 'work', N'Domstraße 2', N'Köln', 'DE', 50.941278, 6.958281, 1, 'anna', 'anna');
INSERT INTO profile.Address (profileId, itemId, position, kind, line1, city, countryCode, createdBy, updatedBy)
VALUES ('${profileId}', '${home}', 0, 'home', N'1 東京', N'Bonn', 'DE', 'anna', 'anna');
INSERT INTO profile.Address (profileId, itemId, position, kind, line1, city, countryCode, createdBy, updatedBy)
VALUES ('${otherId}', '${home}', 0, 'home', N'not Anna''s', N'Bonn', 'DE', 'ben', 'ben');
INSERT INTO builder.StepProgress (profileId, step, status, completeness, version, draftVersion, refusals, timeSpentSeconds,
    startedAt, completedAt, submittedAt, submittedOperationId, createdBy, updatedBy)
VALUES ('${profileId}', 'address', 'completed', 100, 3, 5, 2, 90,
    '2026-11-22T08:00:00.123', '2026-11-22T08:05:00', '2026-11-22T08:05:00', '${idOf(9)}', 'anna', 'anna');
INSERT INTO builder.StepProgress (profileId, step, status, completeness, version, draftVersion, startedAt, completedAt, submittedAt,
    createdBy, updatedBy)
VALUES ('${profileId}', 'education', 'completed', 100, 1, 0, '2026-11-22T08:00:00', '2026-11-22T08:00:00', '2026-11-22T08:00:00',
    'anna', 'anna');
INSERT INTO builder.StepProgress (profileId, step, status, completeness, version, draftVersion, startedAt, createdBy, updatedBy)
VALUES ('${profileId}', 'experience', 'in-progress', 40, 0, 1, '2026-11-22T08:00:00', 'anna', 'anna');
INSERT INTO builder.StepDraft (profileId, step, draft, revision, sessionId, acceptedAt, operationId, createdBy, updatedBy)
VALUES ('${profileId}', 'address', N'{"addresses":[{"city":"K"}]}', 9007199254740991, '${session}', '2026-11-22T08:06:00', '${idOf(10)}', 'anna', 'anna');
INSERT INTO profile.WorkExperience (profileId, itemId, position, employer, title, startDate, highlights, createdBy, updatedBy)
VALUES ('${profileId}', '${idOf(20)}', 0, N'Acme', N'Engineer', '2019-04', N'["shipped","slept"]', 'anna', 'anna');
INSERT INTO profile.Project (profileId, itemId, position, name, workExperienceItemId, createdBy, updatedBy)
VALUES ('${profileId}', '${idOf(30)}', 0, N'Kept', '${idOf(20)}', 'anna', 'anna');
INSERT INTO profile.Project (profileId, itemId, position, name, workExperienceItemId, createdBy, updatedBy)
VALUES ('${profileId}', '${idOf(31)}', 1, N'Orphaned', '${idOf(21)}', 'anna', 'anna');
INSERT INTO profile.CareerAspiration (profileId, targetTitles, salaryMin, salaryCurrency, salaryPeriod, createdBy, updatedBy)
VALUES ('${profileId}', N'["CTO"]', 90000.50, 'EUR', 'year', 'anna', 'anna');
INSERT INTO profile.ResumeDocument (profileId, itemId, position, fileName, contentType, sizeBytes, sha256, source, createdBy, updatedBy)
VALUES ('${profileId}', '${idOf(40)}', 0, N'cv.pdf', 'application/pdf', 1234, '${'a'.repeat(64)}', 'upload', 'anna', 'anna');
INSERT INTO profile.ResumeParsingData (profileId, itemId, position, documentItemId, parser, parserVersion, status, confidence, data, createdBy, updatedBy)
VALUES ('${profileId}', '${idOf(41)}', 0, '${idOf(40)}', N'plain', N'1', 'parsed', 0.75, N'{"addresses":[]}', 'system', 'system');`);
});

afterAll(() => database.drop());

async function execute(statements: string): Promise<void> {
  for (const statement of statements.split(/;\n/))
    await database.pool.request().query(`${statement.replace(/;$/, '')};`);
}

describe('a step', () => {
  it('is told with what was submitted, in order, the draft and the progress', async () => {
    const step = await readStep(database.pool, profileId, 'address');
    expect(step).toMatchObject({
      step: 'address',
      version: 3,
      draftVersion: 5,
      final: {
        addresses: [
          { itemId: home, kind: 'home', line1: '1 東京', line2: null, latitude: null, isPrimary: false },
          {
            itemId: work,
            kind: 'work',
            line1: 'Domstraße 2',
            latitude: 50.941278,
            longitude: 6.958281,
            isPrimary: true,
          },
        ],
      },
      draft: {
        payload: { addresses: [{ city: 'K' }] },
        revision: 9007199254740991,
        savedAt: '2026-11-22T08:06:00.000Z',
        sessionId: session,
      },
      progress: {
        status: 'completed',
        completeness: 100,
        startedAt: '2026-11-22T08:00:00.123Z',
        completedAt: '2026-11-22T08:05:00.000Z',
        timeSpentSeconds: 90,
        refusals: 2,
      },
    });
  });

  it('that was submitted empty is told from one that never was', async () => {
    expect((await readStep(database.pool, profileId, 'education')).final).toEqual({
      education: [],
      certifications: [],
    });
    expect((await readStep(database.pool, otherId, 'education')).final).toBeNull();
  });

  it('that nobody has begun is not started, whether or not the profile exists', async () => {
    for (const id of [otherId, idOf(0xffff)]) {
      expect(await readStep(database.pool, id, 'projects')).toEqual({
        step: 'projects',
        version: 0,
        draftVersion: 0,
        final: null,
        draft: null,
        progress: {
          status: 'not-started',
          completeness: 0,
          startedAt: null,
          completedAt: null,
          firstEnteredAt: null,
          skippedAt: null,
          timeSpentSeconds: 0,
          refusals: 0,
        },
      });
    }
  });

  it('leaves out the link of a project to a work item that is gone', async () => {
    expect((await readStep(database.pool, profileId, 'projects')).final).toMatchObject({
      projects: [
        { name: 'Kept', workExperienceItemId: idOf(20) },
        { name: 'Orphaned', workExperienceItemId: null },
      ],
    });
  });

  it('with one item tells it without a list', async () => {
    expect((await readStep(database.pool, profileId, 'aspirations')).final).toMatchObject({
      careerAspirations: { targetTitles: ['CTO'], salaryMin: 90000.5, salaryCurrency: 'EUR', willingToRelocate: null },
    });
  });

  it('shows what the parser wrote', async () => {
    expect((await readStep(database.pool, profileId, 'resume')).final).toMatchObject({
      resumeDocuments: [{ itemId: idOf(40), fileName: 'cv.pdf', sizeBytes: 1234, blobName: null }],
      resumeParsing: [{ documentItemId: idOf(40), confidence: 0.75, data: { addresses: [] }, warnings: [] }],
    });
  });
});

describe('the steps of a profile', () => {
  it('are told in their order, each as it stands', async () => {
    const steps = await readSteps(database.pool, profileId);
    expect(steps.map(({ step }) => step)).toEqual(stepNames);
    for (const summary of steps) {
      const { version, draftVersion, draft, progress } = await readStep(database.pool, profileId, summary.step);
      const draftSavedAt = draft?.savedAt ?? null;
      expect(summary).toEqual({ step: summary.step, version, draftVersion, draftSavedAt, progress });
    }
    expect(steps[0]?.draftSavedAt).toBe('2026-11-22T08:06:00.000Z');
  });

  it('are not started where there is no profile yet', async () => {
    const steps = await readSteps(database.pool, idOf(0xffff));
    expect(steps.map(({ progress }) => progress.status)).toEqual(stepNames.map(() => 'not-started'));
  });
});

describe('a profile', () => {
  it('is all of its steps, each as it is alone', async () => {
    const profile = await readProfile(database.pool, profileId);
    expect(profile).toMatchObject({ profileId, version: 7, createdAt: expect.stringMatching(/Z$/) });
    for (const step of stepNames) {
      expect(profile).toHaveProperty(`steps.${step}`, await readStep(database.pool, profileId, step));
    }
  });

  it('that does not exist is undefined', async () => {
    expect(await readProfile(database.pool, idOf(0xffff))).toBeUndefined();
  });
});

describe('operations', () => {
  beforeAll(() =>
    execute(`
INSERT INTO ops.Operation (profileId, operationId, kind, step, status, fingerprint, version, errorCode, errorDetail, correlationId,
    acceptedAt, completedAt, createdBy)
VALUES ('${profileId}', '${idOf(100)}', 'submit-step', 'address', 'conflict', '${'b'.repeat(64)}', 3, 'version-mismatch',
    N'{"expectedVersion":1,"currentVersion":3}', 'c-1', '2026-11-22T08:00:00', '2026-11-22T08:00:01', 'anna');
INSERT INTO ops.Operation (profileId, operationId, kind, status, fingerprint, correlationId, acceptedAt, completedAt, createdBy)
VALUES ('${otherId}', '${idOf(101)}', 'save-draft', 'applied', '${'c'.repeat(64)}', 'c-2', '2026-11-22T08:00:00', '2026-11-22T08:00:01', 'ben');`),
  );

  it('are found by profile and id, the unknown are left out', async () => {
    const found = await readOperations(database.pool, [
      { profileId, operationId: idOf(100) },
      { profileId, operationId: idOf(101) },
      { profileId: otherId, operationId: idOf(101) },
      { profileId, operationId: idOf(999) },
    ]);
    expect([...found].sort((one, other) => one.operationId.localeCompare(other.operationId))).toMatchObject([
      {
        profileId,
        operationId: idOf(100),
        kind: 'submit-step',
        step: 'address',
        status: 'conflict',
        fingerprint: 'b'.repeat(64),
        version: 3,
        errorCode: 'version-mismatch',
        errorDetail: { expectedVersion: 1, currentVersion: 3 },
        acceptedAt: '2026-11-22T08:00:00.000Z',
        completedAt: '2026-11-22T08:00:01.000Z',
      },
      { profileId: otherId, operationId: idOf(101), step: null, version: null, errorCode: null, errorDetail: null },
    ]);
  });

  it('are none where nothing is asked', async () => {
    expect(await readOperations(database.pool, [])).toEqual([]);
  });
});

describe('what was refused', () => {
  beforeAll(async () => {
    for (const [number, step] of ['address', 'projects', 'address'].entries()) {
      await execute(`
INSERT INTO builder.ValidationError (profileId, step, operationId, attempted, path, code, message, value, sessionId, occurredAt, createdBy)
VALUES ('${profileId}', '${step}', '${idOf(300 + number)}', 'submit', N'/addresses/0/kind', 'not_allowed', N'Choose one.', N'"hut"', '${session}',
    '2026-11-22T08:0${number}:00', 'anna');
INSERT INTO builder.ValidationError (profileId, step, operationId, attempted, path, code, message, occurredAt, createdBy)
VALUES ('${otherId}', '${step}', '${idOf(400 + number)}', 'draft', N'', 'wrong_type', N'Send an object.', '2026-11-22T08:00:00', 'ben');`);
    }
  });

  const read = (query: Partial<ValidationErrorQuery> = {}) =>
    readValidationErrors(database.pool, { profileId, limit: 50, ...query });

  it('is told newest first, of one profile', async () => {
    const { errors, next } = await read();
    expect(errors.map(({ operationId }) => operationId)).toEqual([idOf(302), idOf(301), idOf(300)]);
    expect(next).toBeUndefined();
    expect(errors[0]).toEqual({
      operationId: idOf(302),
      step: 'address',
      attempted: 'submit',
      path: '/addresses/0/kind',
      code: 'not_allowed',
      message: 'Choose one.',
      value: '"hut"',
      sessionId: session,
      occurredAt: '2026-11-22T08:02:00.000Z',
    });
  });

  it('comes in pages, also of one step', async () => {
    const first = await read({ step: 'address', limit: 1 });
    const second = await read({
      step: 'address',
      limit: 1,
      ...(first.next === undefined ? {} : { after: first.next }),
    });
    expect([...first.errors, ...second.errors].map(({ operationId }) => operationId)).toEqual([idOf(302), idOf(300)]);
    expect(second.next).toBeUndefined();
  });
});

describe('the history', () => {
  beforeAll(async () => {
    for (const sequence of [1, 2, 3]) {
      await execute(`
INSERT INTO audit.ChangeSet (profileId, sequence, operationId, kind, step, actorId, actorType, reason, sessionId, source, correlationId,
    acceptedAt, appliedAt, changeCount, keyId, previousHash, hash, createdBy)
VALUES ('${profileId}', ${sequence}, '${idOf(200 + sequence)}', 'submit-step', 'address', 'anna', 'candidate', N'Umzug nach Köln',
    '${session}', 'web', 'c-${sequence}', '2026-11-2${sequence}T08:00:00', '2026-11-2${sequence}T08:00:01', 2, '1',
    '${'0'.repeat(64)}', '${'1'.repeat(64)}', 'anna');
INSERT INTO audit.Change (profileId, sequence, ordinal, entity, itemId, action, changedFields, beforeValue, afterValue, valueHash, createdBy)
VALUES ('${profileId}', ${sequence}, 1, 'addresses', '${home}', 'update', N'["city"]', N'{"city":"Bonn"}', N'{"city":"Köln"}',
    '${'2'.repeat(64)}', 'anna');
INSERT INTO audit.Change (profileId, sequence, ordinal, entity, action, afterValue, valueHash, createdBy)
VALUES ('${profileId}', ${sequence}, 2, 'step-draft', 'insert', N'{"addresses":[]}', '${'3'.repeat(64)}', 'anna');`);
    }
  });

  const read = (query: Partial<HistoryQuery> = {}) => readHistory(database.pool, { profileId, limit: 50, ...query });
  const places = async (query: Partial<HistoryQuery> = {}) =>
    (await read(query)).changes.map(({ sequence, ordinal }) => `${sequence}.${ordinal}`);

  it('tells each change with who, why, when and what, newest first', async () => {
    const { changes, next } = await read();
    expect(changes.map(({ sequence, ordinal }) => `${sequence}.${ordinal}`)).toEqual([
      '3.2',
      '3.1',
      '2.2',
      '2.1',
      '1.2',
      '1.1',
    ]);
    expect(next).toBeUndefined();
    expect(changes[1]).toEqual({
      sequence: 3,
      ordinal: 1,
      operationId: idOf(203),
      kind: 'submit-step',
      step: 'address',
      section: 'addresses',
      itemId: home,
      action: 'update',
      changedFields: ['city'],
      before: { city: 'Bonn' },
      after: { city: 'Köln' },
      erased: false,
      actor: { id: 'anna', type: 'candidate' },
      reason: 'Umzug nach Köln',
      sessionId: session,
      source: 'web',
      correlationId: 'c-3',
      acceptedAt: '2026-11-23T08:00:00.000Z',
      appliedAt: '2026-11-23T08:00:01.000Z',
    });
    expect(changes[0]).toMatchObject({ itemId: null, changedFields: null, before: null, after: { addresses: [] } });
  });

  it('comes in pages that meet without a gap, also inside one operation', async () => {
    const seen: string[] = [];
    let after: HistoryQuery['after'];
    for (let pages = 0; pages < 2; pages++) {
      const page = await read({ limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.changes.map(({ sequence, ordinal }) => `${sequence}.${ordinal}`));
      after = page.next;
    }
    expect(seen).toEqual(['3.2', '3.1', '2.2', '2.1', '1.2', '1.1']);
    expect(after).toBeUndefined();
  });

  it('can be asked for one section, one item, and a time', async () => {
    expect(await places({ section: 'step-draft' })).toEqual(['3.2', '2.2', '1.2']);
    expect(await places({ itemId: home, limit: 2 })).toEqual(['3.1', '2.1']);
    expect(await places({ from: '2026-11-22T08:00:01.000Z', to: '2026-11-23T08:00:01.000Z' })).toEqual(['2.2', '2.1']);
    expect(await places({ section: 'addresses', to: '2026-11-22T00:00:00.000Z' })).toEqual(['1.1']);
  });

  it('of a profile without one is empty', async () => {
    expect(await readHistory(database.pool, { profileId: otherId, limit: 1 })).toEqual({
      changes: [],
      archivedThrough: null,
      next: undefined,
    });
  });
});

describe('a database that is away', () => {
  it('is told within seconds, by every look-up', async () => {
    const server = sql.ConnectionPool.parseConnectionString(database.connectionString);
    const away = createPool({
      by: 'connection-string',
      connectionString: `Server=127.0.0.1,1;User Id=${server.user};Password=x;Encrypt=false`,
    });
    const begun = Date.now();
    await expect(readStep(away, profileId, 'address')).rejects.toThrow(DatabaseUnavailable);
    await expect(probeDatabase(away)).rejects.toThrow(DatabaseUnavailable);
    expect(Date.now() - begun).toBeLessThan(9_000);
  });

  it('is told within seconds where it takes connections and says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const connectionString = `Server=127.0.0.1,${port};User Id=sa;Password=x;Encrypt=false;Connection Timeout=5`;
    const begun = Date.now();
    await expect(probeDatabase(createPool({ by: 'connection-string', connectionString }))).rejects.toThrow(
      DatabaseUnavailable,
    );
    expect(Date.now() - begun).toBeLessThan(4_500);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('is no matter for one that answers', async () => {
    await expect(probeDatabase(database.pool)).resolves.toBeUndefined();
  });
});
