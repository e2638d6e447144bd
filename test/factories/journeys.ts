// One profile's way through every kind of command, for tests of what SQL holds of it.
import type { Command } from '../../shared/commands/kinds';
import {
  aDelete,
  aDeletedFile,
  aDiscard,
  aDraft,
  aPatch,
  aPut,
  aRecord,
  aRefusal,
  aRevert,
  aStepEvent,
  aSubmit,
  aVisit,
  idOf,
  instantOf,
} from './commands';
import { fullPayloads } from './payloads';

type Given = { readonly profileId: string; readonly first: number; readonly mark: string };

/**
 * Every kind but the erasure, and every outcome that an order of acceptance can have. `mark` stands wherever a person could have entered
 * something; operations are numbered from `first`.
 */
export function everyKind({ profileId, first, mark }: Given): Command[] {
  const sessionId = idOf(0x5e55);
  const named = { name: mark, description: `"${mark}" \\ ’\n` };
  const at = (offset: number) => ({ number: first + offset, at: offset, profileId });
  const event = (kind: 'entered' | 'left' | 'skipped', minutes: number) => ({
    event: kind,
    occurredAt: instantOf(minutes * 60_000),
  });
  const marked = {
    document: { fileName: `${mark}.pdf`, importSource: mark, candidateReference: mark },
    parse: {
      data: { basics: { name: mark } },
      warnings: [mark],
      text: `"${mark}" \\ ’\n\fPage two ${'x'.repeat(5000)}`,
    },
  };
  const home = { step: 'address' as const, section: 'addresses', item: 1 };
  return [
    aVisit({ ...at(1), payload: { event: 'started', client: `Firefox ${mark}` } }),
    aStepEvent({ ...at(2), sessionId, payload: event('entered', 1) }),
    aDraft({ ...at(3), sessionId, revision: 1, payload: { projects: [named] }, reason: mark }),
    aDraft({ ...at(4), expectedVersion: 7, payload: { projects: [named] } }),
    aRefusal({
      ...at(5),
      payload: { attempted: 'item', errors: [{ path: `/${mark}`, code: 'unknown_field', message: 'x', value: mark }] },
    }),
    aSubmit({ ...at(6), sessionId, revision: 2, payload: fullPayloads.projects }),
    aSubmit({ ...at(7), expectedVersion: 9, payload: { projects: [] }, reason: mark }),
    aPut({ ...at(8), item: 5, payload: named }),
    aPut({ ...at(9), item: 6, payload: named, bulk: { id: idOf(0xb), line: 3 } }),
    aPut({ ...at(10), item: 5, expectedTag: 'none', payload: named }),
    aPatch({ ...at(11), item: 5, payload: { role: mark, technologies: [mark] } }),
    aPatch({ ...at(12), item: 5, payload: { startDate: '2024', endDate: '2020' } }),
    aDelete({ ...at(13), item: 6 }),
    aDelete({ ...at(14), item: 7 }),
    aRevert(first + 13, { ...at(15), reason: `Back: ${mark}` }),
    aRevert(first + 6, at(16)),
    aStepEvent({ ...at(17), sessionId, payload: event('left', 4) }),
    aStepEvent({ ...at(18), payload: event('skipped', 5) }),
    aDraft({ ...at(19), payload: { projects: [named] } }),
    aDiscard(at(20)),
    aRevert(first + 20, at(21)),
    aSubmit({ ...at(22), step: 'education', payload: fullPayloads.education }),
    aSubmit({ ...at(23), step: 'resume', payload: fullPayloads.resume }),
    aPut({
      ...at(24),
      ...home,
      payload: { kind: 'home', line1: mark, city: mark, countryCode: 'DE', isPrimary: true },
    }),
    aPut({
      ...{ ...at(25), step: 'aspirations' as const, section: 'career-aspirations' },
      payload: { targetTitles: [mark], longTermGoal: mark },
    }),
    aVisit({ ...at(26), payload: { event: 'ended' } }),
    aRecord({ ...at(27), file: 1, ...marked }),
    aRecord({ ...at(28), file: 1, ...marked, parse: { ...marked.parse, parserVersion: '2.0.0' } }),
    aRecord({ ...at(29), file: 2, ...marked }),
    aDeletedFile({ ...at(30), file: 2 }),
    aRecord({ ...at(31), file: 2, ...marked }),
  ];
}
