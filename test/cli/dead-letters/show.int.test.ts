// One message shown whole: the look is on record before anything is shown, and where it cannot be recorded nothing is.
import { show } from '../../../cli/dead-letters/show';
import { findLetters } from '../../../shared/dead-letters/find-letters';
import { aProject, aSubmit, idOf } from '../../factories/commands';
import { by, commands, type Ground, openGround } from '../../shared/dead-letters/ground';

const profileId = idOf(0x5001);
const payload = { projects: [aProject(1, 'Secret plan')] };

let ground: Ground;
let number = '';

beforeAll(async () => {
  ground = await openGround();
  await ground.die(aSubmit({ number: 1, profileId, payload }));
  for await (const { letter } of findLetters(ground, { origin: 'queue' })) number = letter.number;
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => ground?.close());

/** Fills `shown`, on either stream, also where it rejects. */
async function look(shown: string[], given: { readonly payload: boolean; readonly json?: boolean }): Promise<void> {
  jest.spyOn(process.stderr, 'write').mockImplementation((words) => shown.push(String(words)) > 0);
  const key = { origin: 'queue', queue: commands, number } as const;
  const options = { key, json: false, reason: undefined, actor: async () => by.actor, ...given };
  await show(ground, options, (line) => shown.push(line));
}

const looks = () => ground.acts("act = 'look'");
const accesses = () => ground.rows('SELECT operation, actorId FROM audit.Access;');

describe.each([
  ['with the message', 'ops.DeadLetterAct', "act <> 'look'"],
  ['with its profile', 'audit.Access', "operation <> 'show-dead-letter'"],
])('a look that cannot be recorded %s', (_, table, condition) => {
  beforeAll(() => ground.rows(`ALTER TABLE ${table} ADD CONSTRAINT CK_test CHECK (${condition});`));
  afterAll(() => ground.rows(`ALTER TABLE ${table} DROP CONSTRAINT CK_test;`));

  test.each([false, true])('shows nothing, with --json: %j', async (json) => {
    const shown: string[] = [];
    await expect(look(shown, { payload: true, json })).rejects.toThrow(/CK_test/i);
    expect(shown).toEqual([]);
  });
});

test('a look without values is not recorded', async () => {
  const [before, shown] = [await looks(), [] as string[]];
  await look(shown, { payload: false });
  expect(shown.join('\n')).toContain('MaxDeliveryCountExceeded');
  expect(shown.join('\n')).not.toContain('Secret plan');
  expect(await looks()).toEqual(before);
});

test('one that is recorded shows the values, and says that it is', async () => {
  const [before, shown] = [await looks(), [] as string[]];
  await look(shown, { payload: true });
  expect(shown.join('\n')).toMatch(/That you have looked is recorded.*Secret plan/s);
  expect((await looks()).slice(before.length)).toMatchObject([{ state: 'done', number, actorId: by.actor.id }]);
  expect(await accesses()).toEqual([{ operation: 'show-dead-letter', actorId: by.actor.id }]);
});
