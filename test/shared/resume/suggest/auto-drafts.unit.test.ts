// Drafts that nobody asked for: only what is sure, and never over what somebody has written.
import fc from 'fast-check';
import type { Command } from '../../../../shared/commands/kinds';
import type { ParsedResume, ParsedWork } from '../../../../shared/resume/model/parsed-resume';
import { autoDrafts } from '../../../../shared/resume/suggest/auto-drafts';
import { aDraft, aProject, aPut, aSubmit, idOf, instantOf } from '../../../factories/commands';
import { MemoryDatabase } from '../../../factories/memory-database';
import { received } from '../../../factories/messages';
import { found, nothingFound } from '../../../factories/parsed-resumes';

const job = (given: Partial<ParsedWork> = {}): ParsedWork => ({
  employer: found('Acme'),
  title: found('Nurse'),
  start: found('2019'),
  highlights: [],
  ...given,
});
const resume: ParsedResume = {
  ...nothingFound,
  work: [
    job(),
    job({ employer: found('Globex', 0.4) }),
    job({ employer: found('Initech'), summary: found('Unsure.', 0.5) }),
  ],
  projects: [{ name: found('Mill'), highlights: [], technologies: [] }],
};
const profileId = idOf(1);
const parseId = idOf(2);
const drafts = autoDrafts({ parseId, resume }, 0.8, { profileId, documentId: idOf(3), acceptedAt: instantOf(500) });

test('an item comes with every field that a submit needs, and with no field that is unsure', () => {
  expect(drafts.map(({ step, payload }) => [step, payload])).toEqual([
    [
      'experience',
      {
        workExperience: [
          expect.objectContaining({ employer: 'Acme', title: 'Nurse', startDate: '2019' }),
          expect.not.objectContaining({ summary: expect.anything() }),
        ],
      },
    ],
    ['projects', { projects: [expect.objectContaining({ name: 'Mill' })] }],
  ]);
  expect(autoDrafts({ parseId, resume }, 0.95, { profileId, documentId: idOf(3), acceptedAt: instantOf(0) })).toEqual(
    [],
  );
});

const written: fc.Arbitrary<Command> = fc
  .record({ kind: fc.nat(2), at: fc.integer({ min: 0, max: 1000 }), number: fc.integer({ min: 10, max: 99 }) })
  .map(({ kind, at, number }) => {
    const given = { profileId, at, number };
    if (kind === 0) return aDraft({ ...given, payload: { projects: [aProject(1, 'Typed')] } });
    return kind === 1 ? aSubmit({ ...given, payload: { projects: [aProject(1, 'Sent')] } }) : aPut(given);
  });

test('whatever somebody has written to the step before it comes stays as it was', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(written, { selector: ({ operationId }) => operationId, minLength: 1, maxLength: 3 }),
      (own) => {
        const [alone, both] = [new MemoryDatabase(), new MemoryDatabase()];
        for (const command of own) {
          alone.apply([received(command)]);
          both.apply([received(command)]);
        }
        both.apply(drafts.map(received));
        const stepOf = (database: MemoryDatabase) => {
          const state = database.profile(profileId);
          return [state.drafts.get('projects'), state.items.get('projects'), state.progress.get('projects')?.version];
        };
        expect(stepOf(both)).toEqual(stepOf(alone));
      },
    ),
  );
});
