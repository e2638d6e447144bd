import { commandOfLine } from '../../../shared/bulk/command-of-line';
import { maxLineBytes } from '../../../shared/bulk/limits';
import { readCommand } from '../../../shared/commands/kinds';
import { byAcceptance } from '../../../shared/writer/order';
import { aProject, idOf } from '../../factories/commands';
import { fullPayloads } from '../../factories/payloads';
import { aBulk, putProject } from './bulks';

const read = (line: unknown, number = 1, bulk = aBulk) =>
  commandOfLine({ number, bytes: Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)) }, bulk);

function commandIn(line: unknown, number = 1, bulk = aBulk) {
  const made = read(line, number, bulk);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.command;
}

function errorsIn(line: unknown) {
  const made = read(line);
  return made.ok ? [] : made.errors.map(({ path, code }) => `${path} ${code}`);
}

const profileId = idOf(1);
const itemId = idOf(2);
const ofItem = { profileId, section: 'projects', itemId };

describe('each kind becomes a command that the writer reads', () => {
  const lines = {
    'submit-step': { profileId, kind: 'submit-step', step: 'address', payload: fullPayloads.address, reason: 'Moved' },
    'save-draft': { profileId, kind: 'save-draft', step: 'projects', payload: {}, expectedVersion: 3 },
    'put-item': { ...ofItem, kind: 'put-item', payload: { name: 'X' }, expectedTag: 'none' },
    'patch-item': { ...ofItem, kind: 'patch-item', payload: { role: null } },
    'delete-item': { ...ofItem, kind: 'delete-item' },
  };
  it.each(Object.entries(lines))('%s', (kind, line) => {
    const command = commandIn(line, 7);
    expect(command).toMatchObject({
      kind,
      profileId,
      source: 'import',
      actor: aBulk.actor,
      acceptedAt: aBulk.acceptedAt,
      bulk: { id: aBulk.id, line: 7 },
    });
    const travelled = JSON.parse(JSON.stringify(command));
    expect(readCommand(travelled)).toEqual({ ok: true, command: travelled });
  });
});

describe('ids', () => {
  it('of operations are in the order of the lines', () => {
    const numbers = [1, 2, 9, 10, 255, 256, 9_999, 10_000];
    const commands = numbers.map((number) => commandIn(putProject(1, 1, `Try ${number}`), number));
    expect([...commands].reverse().sort(byAcceptance)).toEqual(commands);
  });

  it('are the same each time, and those of an item that came without one too', () => {
    const { itemId: _itemId, ...unnamed } = putProject(1, 1);
    expect(commandIn(unnamed)).toEqual(commandIn(unnamed));
    expect(commandIn(unnamed)).not.toMatchObject({
      itemId: expect.objectContaining({ itemId: commandIn(unnamed, 2) }),
    });
    const submit = { profileId, kind: 'submit-step', step: 'projects', payload: { projects: [{ name: 'X' }] } };
    expect(commandIn(submit)).toEqual(commandIn(submit));
    expect(commandIn(submit)).toMatchObject({ payload: { projects: [{ itemId: expect.any(String), name: 'X' }] } });
  });

  it('under a key stay with the line whatever stands in it, and the fingerprint tells that it changed', () => {
    const one = commandIn(putProject(1, 1, 'A'));
    const other = commandIn(putProject(1, 1, 'B'));
    expect(other.operationId).toBe(one.operationId);
    expect(other.fingerprint).not.toBe(one.fingerprint);
    expect(commandIn({ ...putProject(1, 1, 'A'), reason: 'Why' }).fingerprint).not.toBe(one.fingerprint);
  });

  it('in a file are of what the line says, not of how it is written', () => {
    const file = { ...aBulk, operationsBy: 'content' as const };
    const one = commandIn(putProject(1, 1, 'A'), 1, file);
    const { payload, ...others } = putProject(1, 1, 'A');
    expect(commandIn(` ${JSON.stringify({ payload, ...others }, null, 1).replaceAll('\n', '')}`, 1, file)).toEqual(one);
    expect(commandIn(putProject(1, 1, 'B'), 1, file).operationId).not.toBe(one.operationId);
    expect(commandIn(putProject(2, 1, 'A'), 1, file).operationId).not.toBe(one.operationId);
  });

  it('the one item of a section of one has the id of its profile', () => {
    const line = { profileId, kind: 'put-item', section: 'career-aspirations', payload: { targetTitles: ['X'] } };
    expect(commandIn(line)).toMatchObject({ itemId: profileId, step: 'aspirations' });
    expect(errorsIn({ ...line, itemId })).toEqual(['/itemId not_allowed']);
  });
});

describe('a line is refused', () => {
  it.each([
    ['no JSON', '{"profileId":', [' malformed_json']],
    ['no object', [1], [' wrong_type']],
    ['nothing in it', {}, ['/profileId required', '/kind required']],
    ['a kind that a bulk has not', { profileId, kind: 'erase-profile' }, ['/kind not_allowed']],
    ['no UUID', { ...ofItem, kind: 'delete-item', profileId: 'me' }, ['/profileId invalid_format']],
    ['a step that is none', { profileId, kind: 'submit-step', step: 'x', payload: {} }, ['/step not_allowed']],
    ['a section that is none', { ...ofItem, section: 'x', kind: 'delete-item' }, ['/section not_allowed']],
    [
      'a section of the parser',
      { ...ofItem, section: 'resume-parsing', kind: 'delete-item' },
      ['/section not_allowed'],
    ],
    ['an item without an id', { profileId, section: 'projects', kind: 'delete-item' }, ['/itemId required']],
    ['no payload', { profileId, kind: 'save-draft', step: 'projects' }, ['/payload required']],
    [
      'a member of another kind',
      { ...ofItem, kind: 'delete-item', payload: {}, step: 'projects' },
      ['/payload unknown_field', '/step unknown_field'],
    ],
    [
      'what the endpoint refuses',
      { profileId, kind: 'submit-step', step: 'projects', payload: { projects: [aProject(1), { naem: 'X' }] } },
      ['/payload/projects/1/naem unknown_field', '/payload/projects/1/name required'],
    ],
    ['an empty reason', { ...ofItem, kind: 'delete-item', reason: '' }, ['/reason invalid_format']],
  ])('with %s', (_what, line, errors) => {
    expect(errorsIn(line)).toEqual(errors);
  });

  it('when it is too long, nested too deep or no UTF-8', () => {
    expect(commandOfLine({ number: 1, bytes: 'too-long' }, aBulk)).toMatchObject({
      errors: [{ code: 'line_too_long' }],
    });
    expect(errorsIn(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`)).toEqual([' nested_too_deep']);
    expect(commandOfLine({ number: 1, bytes: Buffer.from([0x7b, 0xff, 0x7d]) }, aBulk)).toMatchObject({
      errors: [{ code: 'not_utf8' }],
    });
    expect(errorsIn(' '.repeat(maxLineBytes + 1))).toEqual([' line_too_long']);
  });

  it('without a word of what stands in it', () => {
    const marked = 'Anna-MARK';
    const lines = [
      { profileId: marked, kind: marked, step: marked },
      { profileId, kind: 'submit-step', step: 'projects', payload: { [`${marked} x`]: 1, projects: [{ name: 7 }] } },
      {
        ...ofItem,
        kind: 'put-item',
        payload: { name: 'X', url: marked, [`${marked}@example.org`]: 1, startDate: marked },
      },
      `{"a": ${marked}`,
    ];
    for (const line of lines) {
      const made = read(line);
      expect(made.ok).toBe(false);
      expect(JSON.stringify(made)).not.toContain(marked);
      expect(made.ok || made.errors.every((error) => Object.keys(error).join() === 'path,code,message')).toBe(true);
    }
  });

  it('with its first ten errors, and word of the others', () => {
    const projects = Array.from({ length: 12 }, () => ({}));
    const errors = errorsIn({ profileId, kind: 'submit-step', step: 'projects', payload: { projects } });
    expect(errors).toHaveLength(11);
    expect(errors.at(-1)).toBe(' more_errors');
  });
});
