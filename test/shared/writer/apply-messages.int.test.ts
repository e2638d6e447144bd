// The writer on a database: what a batch leaves behind, and what it does with what it cannot apply.
import type sql from 'mssql';
import { verifyChain } from '../../../shared/audit/verify';
import type { Command } from '../../../shared/commands/kinds';
import { readChain } from '../../../shared/reading/read-chain';
import type { StepName } from '../../../shared/sections/section';
import { applyMessages } from '../../../shared/writer/apply-messages';
import type { Message } from '../../../shared/writer/received';
import { type FreshDatabase, freshDatabase } from '../../database/fresh-database';
import { aDraft, anActor, aProject, aRefusal, aSubmit, idOf, instantOf } from '../../factories/commands';
import { chainKey } from '../../factories/memory-database';
import { aMessage, messageOf } from '../../factories/messages';
import { fullPayloads } from '../../factories/payloads';

let database: FreshDatabase;
let next = 0x10_000;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.drop();
});

const newId = () => idOf(next++);
const apply = (...messages: Message[]) =>
  applyMessages(messages, { pool: database.pool, chainKey, retryBudgetMs: 10_000 });
const applyCommands = (...commands: Command[]) => apply(...commands.map((command) => messageOf(command)));

async function rows(statement: string, profileId: string): Promise<sql.IRecordSet<Record<string, unknown>>> {
  return (await database.pool.request().input('profileId', profileId).query(`${statement};`)).recordset;
}

async function expectIntactChain(profileId: string, length: number): Promise<void> {
  const chain = await readChain(database.pool, profileId);
  if (!chain) throw new Error(`no profile ${profileId}`);
  expect(verifyChain(chain.sets, chain.head, new Map([['1', chainKey.key]]))).toEqual({ intact: true, length });
}

describe('a batch', () => {
  test('leaves rows, progress, event, operation, session and an audit trail with who, why and in which session', async () => {
    const profileId = newId();
    const submit = aSubmit({
      number: next++,
      at: 7,
      profileId,
      sessionId: idOf(9),
      reason: 'Début 😀',
      correlationId: 'c-1',
    });
    const applied = await applyCommands(submit);
    expect(applied).toEqual({ messages: 1, unreadable: 0, counts: { applied: 1 } });
    const where = 'WHERE profileId = @profileId';
    expect(
      await rows(
        `SELECT itemId, position, name, isCurrent, createdBy, updatedBy FROM profile.Project ${where}`,
        profileId,
      ),
    ).toEqual([
      {
        itemId: aProject(1).itemId,
        position: 0,
        name: 'Project 1',
        isCurrent: false,
        createdBy: anActor.id,
        updatedBy: anActor.id,
      },
    ]);
    expect(
      await rows(`SELECT status, completeness, version, startedAt FROM builder.StepProgress ${where}`, profileId),
    ).toEqual([{ status: 'completed', completeness: 100, version: 1, startedAt: new Date(instantOf(7)) }]);
    expect(await rows(`SELECT kind, step FROM builder.StepEvent ${where}`, profileId)).toEqual([
      { kind: 'submitted', step: 'projects' },
    ]);
    expect(await rows(`SELECT sessionId FROM builder.Session ${where}`, profileId)).toEqual([{ sessionId: idOf(9) }]);
    expect(await rows(`SELECT operationId, status, sequence FROM ops.Operation ${where}`, profileId)).toEqual([
      { operationId: submit.operationId, status: 'applied', sequence: '1' },
    ]);
    const [changeSet] = await rows(`SELECT * FROM audit.ChangeSet ${where}`, profileId);
    expect(changeSet).toMatchObject({
      actorId: anActor.id,
      reason: 'Début 😀',
      sessionId: idOf(9),
      correlationId: 'c-1',
      changeCount: 2,
    });
    const changes = await rows(
      `SELECT entity, action, beforeValue, afterValue FROM audit.Change ${where} ORDER BY ordinal`,
      profileId,
    );
    expect(changes).toMatchObject([
      { entity: 'projects', action: 'insert', beforeValue: null },
      { entity: 'step-progress', action: 'insert' },
    ]);
    expect(JSON.parse(String(changes[0]?.afterValue))).toMatchObject({
      name: 'Project 1',
      position: 0,
      highlights: [],
    });
    await expectIntactChain(profileId, 1);
  });

  test.each(Object.entries(fullPayloads))(
    'keeps every field of step %s exactly: the same submit again changes nothing',
    async (step, payload) => {
      const profileId = newId();
      const given = { profileId, step: step as StepName, payload };
      await applyCommands(aSubmit({ ...given, number: next++, at: 1 }));
      const again = await applyCommands(aSubmit({ ...given, number: next++, at: 2 }));
      expect(again.counts).toEqual({ unchanged: 1 });
      await expectIntactChain(profileId, 1);
    },
  );

  test('of many profiles and kinds takes all of them at once', async () => {
    const profiles = Array.from({ length: 40 }, newId);
    const commands = profiles.flatMap((profileId) => [
      aDraft({ number: next++, at: 1, profileId }),
      aSubmit({ number: next++, at: 2, profileId }),
      aRefusal({ number: next++, at: 3, profileId }),
    ]);
    const { counts } = await applyCommands(...commands);
    expect(counts).toEqual({ applied: 120 });
    for (const profileId of profiles) await expectIntactChain(profileId, 2);
  });

  test('updates, deletes and moves items, and discards the draft that the submit replaces', async () => {
    const profileId = newId();
    const text = 'Line one\nline "two" \\ three\ttab ’ 日本語 👩‍👩‍👧‍👦';
    await applyCommands(
      aSubmit({ number: next++, at: 1, profileId, payload: { projects: [aProject(1), aProject(2)] } }),
    );
    await applyCommands(aDraft({ number: next++, at: 2, profileId, payload: { projects: [{ name: text }] } }));
    const [draft] = await rows('SELECT draft FROM builder.StepDraft WHERE profileId = @profileId', profileId);
    expect(JSON.parse(String(draft?.draft))).toEqual({ projects: [{ name: text }] });
    const changed = {
      ...aProject(2, text),
      description: text,
      highlights: [text, 'x'],
      technologies: ['C#', '{"a":1}'],
    };
    await applyCommands(aSubmit({ number: next++, at: 3, profileId, payload: { projects: [changed, aProject(3)] } }));
    const stored = await rows(
      'SELECT name, description, highlights FROM profile.Project WHERE profileId = @profileId ORDER BY position',
      profileId,
    );
    expect(stored).toMatchObject([{ name: text, description: text }, { name: 'Project 3' }]);
    expect(JSON.parse(String(stored[0]?.highlights))).toEqual([text, 'x']);
    expect(await rows('SELECT draft FROM builder.StepDraft WHERE profileId = @profileId', profileId)).toEqual([]);
    await expectIntactChain(profileId, 3);
  });
});

describe('JSON of any length', () => {
  const text = `${'Zeile "eins"\\n'.repeat(400)}😀`;
  const items = Array.from({ length: 20 }, (_, at) => ({
    ...aProject(at + 1),
    highlights: Array(10).fill(text.slice(0, 400)),
  }));

  test('a draft, its audit and lists of items come back as they were', async () => {
    const profileId = newId();
    const draft = { projects: items.map((item) => ({ ...item, description: text.slice(0, 3900) })) };
    await applyCommands(aDraft({ number: next++, at: 1, profileId, payload: { projects: [{ name: 'short' }] } }));
    await applyCommands(aDraft({ number: next++, at: 2, profileId, payload: draft }));
    const [stored] = await rows('SELECT draft FROM builder.StepDraft WHERE profileId = @profileId', profileId);
    expect(JSON.parse(String(stored?.draft))).toEqual(draft);
    const submit = { profileId, payload: { projects: items } };
    expect((await applyCommands(aSubmit({ ...submit, number: next++, at: 3 }))).counts).toEqual({ applied: 1 });
    expect((await applyCommands(aSubmit({ ...submit, number: next++, at: 4 }))).counts).toEqual({ unchanged: 1 });
    const lists = await rows('SELECT highlights FROM profile.Project WHERE profileId = @profileId', profileId);
    expect(lists.map((row) => JSON.parse(String(row.highlights)))).toEqual(items.map((item) => item.highlights));
    await expectIntactChain(profileId, 3);
  });

  test('an unreadable message is kept whole', async () => {
    const messageId = `long-${newId()}`;
    const body = { version: 1, note: text.repeat(5) };
    await apply(aMessage(body, { messageId }));
    const [kept] = await rows(`SELECT body FROM ops.RejectedMessage WHERE messageId = '${messageId}'`, newId());
    expect(JSON.parse(String(kept?.body))).toEqual(body);
  });
});

describe('what cannot be applied', () => {
  test('an unreadable message is recorded whole, once, and the rest of its batch is applied', async () => {
    const profileId = newId();
    const bad = aMessage(
      { version: 1, kind: 'submit-step', note: 'whole "as it came"' },
      { messageId: `bad-${profileId}`, deliveryCount: 3 },
    );
    const notJson = aMessage('no json {', { messageId: `text-${profileId}` });
    const applied = await apply(bad, messageOf(aSubmit({ number: next++, profileId })), notJson);
    expect(applied).toMatchObject({ unreadable: 2, counts: { applied: 1 } });
    await apply(bad);
    const statement = `SELECT code, body, deliveryCount FROM ops.RejectedMessage WHERE messageId IN ('bad-${profileId}', 'text-${profileId}') ORDER BY rejectedMessageId`;
    const recorded = await rows(statement, profileId);
    expect(recorded).toMatchObject([{ code: 'unreadable', deliveryCount: 3 }, { code: 'unreadable' }]);
    expect(recorded.map((row) => JSON.parse(String(row.body)))).toEqual([bad.body, { text: 'no json {' }]);
  });

  test('a command that the database refuses stands alone in the end: it is rejected whole, all others are applied', async () => {
    await database.pool
      .request()
      .batch("ALTER TABLE profile.Project ADD CONSTRAINT CK_Project_test CHECK (name <> 'refuse me');");
    const profiles = Array.from({ length: 9 }, newId);
    const guilty = profiles[4] ?? '';
    const commands = profiles.map((profileId) => {
      const name = profileId === guilty ? 'refuse me' : 'Fine';
      return aSubmit({ number: next++, profileId, payload: { projects: [aProject(1, name)] } });
    });
    const { counts } = await applyCommands(...commands);
    expect(counts).toEqual({ applied: 8, rejected: 1 });
    const statement = 'SELECT status, errorCode FROM ops.Operation WHERE profileId = @profileId';
    expect(await rows(statement, guilty)).toEqual([{ status: 'rejected', errorCode: 'sql-547' }]);
    const [kept] = await rows('SELECT code, body FROM ops.RejectedMessage WHERE profileId = @profileId', guilty);
    expect(JSON.parse(String(kept?.body))).toMatchObject({ payload: { projects: [{ name: 'refuse me' }] } });
    expect(await rows('SELECT itemId FROM profile.Project WHERE profileId = @profileId', guilty)).toEqual([]);
  });

  test('another command under a known operationId is kept whole and changes nothing', async () => {
    const profileId = newId();
    const number = next++;
    await applyCommands(aSubmit({ number, profileId }));
    const { counts } = await applyCommands(aSubmit({ number, profileId, payload: { projects: [] } }));
    expect(counts).toEqual({ reused: 1 });
    const kept = await rows('SELECT code FROM ops.RejectedMessage WHERE profileId = @profileId', profileId);
    expect(kept).toEqual([{ code: 'operation-id-reused' }]);
    expect(await rows('SELECT itemId FROM profile.Project WHERE profileId = @profileId', profileId)).toHaveLength(1);
  });

  test('a defect that strikes one command alone is thrown, and all others are applied', async () => {
    await database.pool.request().batch('ALTER TABLE profile.Certification DROP COLUMN credentialId;');
    const profiles = Array.from({ length: 7 }, newId);
    const guilty = profiles[2] ?? '';
    const commands = profiles.map((profileId) =>
      profileId === guilty
        ? aSubmit({ number: next++, profileId, step: 'education', payload: fullPayloads.education })
        : aSubmit({ number: next++, profileId }),
    );
    await expect(applyCommands(...commands)).rejects.toThrow();
    const statement = 'SELECT status FROM ops.Operation WHERE profileId = @profileId';
    for (const profileId of profiles) {
      expect(await rows(statement, profileId)).toEqual(profileId === guilty ? [] : [{ status: 'applied' }]);
    }
    expect(await rows('SELECT code FROM ops.RejectedMessage WHERE profileId = @profileId', guilty)).toEqual([]);
  });

  test('a schema that is not there is thrown, so that the queue keeps the batch', async () => {
    const profileId = newId();
    await database.pool.request().batch('DROP INDEX IX_StepEvent_kind ON builder.StepEvent;');
    await database.pool.request().batch('ALTER TABLE builder.StepEvent DROP CONSTRAINT CK_StepEvent_kind;');
    await database.pool.request().batch('ALTER TABLE builder.StepEvent DROP COLUMN kind;');
    await expect(applyCommands(aSubmit({ number: next++, profileId }))).rejects.toThrow();
    expect(await rows('SELECT profileId FROM profile.Profile WHERE profileId = @profileId', profileId)).toEqual([]);
  });
});
