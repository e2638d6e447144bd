// As-of equals a replay: the profile as of every instant, from its audit alone, is what the rows were then.
import fc from 'fast-check';
import { type PlayedChange, type ProfileAsOf, Replay } from '../../../shared/audit/as-of';
import { canonicalJson } from '../../../shared/audit/canonical-json';
import { type Item, type StepName, stepNames } from '../../../shared/sections/section';
import type { Decision } from '../../../shared/writer/decide';
import type { Row } from '../../../shared/writer/row';
import type { ProfileState } from '../../../shared/writer/state';
import { idOf } from '../../factories/commands';
import { MemoryDatabase } from '../../factories/memory-database';
import { received } from '../../factories/messages';
import { modelOf, type StepCommand } from '../writer/model';
import { batchesOf, stepCommands } from '../writer/schedules';
import { journeys } from './journeys';

const profileId = idOf(0xabc);

/** The audit rows of one profile as SQL would keep them. */
class Trail {
  #rows: { readonly set: Row; readonly change: Row }[] = [];

  /** Returns the instant at which the decision was applied; undefined where it changed nothing. */
  keep({ workspaces, appended }: Decision): string | undefined {
    if (workspaces.some((one) => one.isErased)) {
      const erased = { beforeValue: null, afterValue: null };
      this.#rows = this.#rows.map(({ set, change }) => ({ set, change: { ...change, ...erased } }));
    }
    const sets = new Map(appended.changeSets.map((set) => [set.sequence, set]));
    for (const change of appended.changes) {
      const set = sets.get(change.sequence ?? null);
      if (set) this.#rows.push({ set, change });
    }
    const last = appended.changeSets.at(-1);
    return last && `${last.appliedAt}Z`;
  }

  /** `keptEvery`: after so many changes the replay is written down, and another one goes on from that. */
  asOf(instant: string, keptEvery = Number.POSITIVE_INFINITY): ProfileAsOf {
    let replay = new Replay();
    for (const [at, change] of this.#rows.map(played).entries()) {
      if (change.appliedAt > instant) continue;
      replay.play(change);
      if ((at + 1) % keptEvery === 0) replay = Replay.from(JSON.parse(canonicalJson(replay.toJson())), change);
    }
    return replay.state();
  }
}

function played({ set, change }: { readonly set: Row; readonly change: Row }): PlayedChange {
  return {
    sequence: Number(set.sequence),
    step: set.step as StepName | null,
    appliedAt: `${set.appliedAt}Z`,
    acceptedAt: `${set.acceptedAt}Z`,
    entity: String(change.entity),
    itemId: change.itemId === null ? null : String(change.itemId),
    after: change.afterValue === null ? null : JSON.parse(String(change.afterValue)),
    erased: change.beforeValue === null && change.afterValue === null,
  };
}

/** What both sides tell of each step. */
function told({ steps }: ProfileAsOf) {
  return stepNames.map((name) => {
    const { version, draftVersion, isCompleted, items, draft } = steps[name];
    const rows = [...items].flatMap(([section, list]) =>
      list.map(({ itemId, fields }) => ({ section, itemId, fields })),
    );
    return { name, version, draftVersion, isCompleted, rows, draft: draft?.payload };
  });
}

interface ToldRow {
  readonly section: string;
  readonly itemId: string | null;
  readonly fields: Item;
}

const sectionsOf: { readonly [step in StepName]: readonly string[] } = {
  address: [],
  education: [],
  experience: ['work-experience'],
  projects: ['projects'],
  aspirations: ['career-aspirations'],
  resume: [],
};

function toldOf(state: ProfileState): ReturnType<typeof told> {
  return stepNames.map((name) => {
    const progress = state.progress.get(name);
    const draft = state.drafts.get(name);
    const rows = sectionsOf[name].flatMap((section: string): ToldRow[] => {
      const items = [...(state.items.get(section) ?? [])].sort(([, one], [, other]) => one.position - other.position);
      if (section === 'career-aspirations')
        return items.map(([, { item }]) => ({ section, itemId: null, fields: item }));
      return items.map(([itemId, { item, position }]) => ({ section, itemId, fields: { ...item, position } }));
    });
    return {
      name,
      version: progress?.version ?? 0,
      draftVersion: progress?.draftVersion ?? 0,
      isCompleted: progress?.status === 'completed',
      rows,
      draft: draft && JSON.parse(draft.text),
    };
  });
}

test('of any journey, with reverts and erasures, every instant is told as the rows were then', () => {
  fc.assert(
    fc.property(journeys(profileId), (batches) => {
      const database = new MemoryDatabase();
      const trail = new Trail();
      const seen: { readonly instant: string; readonly rows: ReturnType<typeof told> }[] = [];
      let erasedAt = '';
      for (const batch of batches) {
        const decision = database.apply(batch.map(received));
        const instant = trail.keep(decision);
        if (instant === undefined) continue;
        seen.push({ instant, rows: toldOf(database.profile(profileId)) });
        if (decision.workspaces.some((one) => one.isErased)) erasedAt = instant;
      }
      for (const { instant, rows } of seen) {
        const state = trail.asOf(instant);
        expect(trail.asOf(instant, 2)).toEqual(state);
        if (instant < erasedAt) expect(state.isErased).toBe(true);
        else if (!state.isErased) expect(told(state)).toEqual(rows);
        else expect(rows.every((step) => step.version === 0 && step.rows.length === 0)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('of one step, delivered in any order and any number of times, every instant is told as the model knows it', () => {
  const schedules = stepCommands.chain((commands) => batchesOf(commands));
  fc.assert(
    fc.property(schedules, (batches) => {
      const database = new MemoryDatabase();
      const trail = new Trail();
      const seen: { readonly instant: string; readonly delivered: readonly StepCommand[] }[] = [];
      batches.forEach((batch, at) => {
        const instant = trail.keep(database.apply(batch.map(received)));
        const delivered = new Map(
          batches.slice(0, at + 1).flatMap((some) => some.map((one) => [one.operationId, one])),
        );
        if (instant !== undefined) seen.push({ instant, delivered: [...delivered.values()] });
      });
      for (const { instant, delivered } of seen) {
        const { projects } = trail.asOf(instant).steps;
        const items = (projects.items.get('projects') ?? []).map(({ itemId, fields }) => ({
          itemId,
          name: fields.name,
        }));
        const model = modelOf(delivered);
        expect(items).toEqual(model.final ?? []);
        expect(projects.draft?.payload).toEqual(model.draft);
        expect(projects.isCompleted).toBe(model.completedAt !== undefined);
      }
    }),
    { numRuns: 300 },
  );
});

test('before the first change there is nothing', () => {
  const state = new Replay().state();
  expect(state).toMatchObject({ sequence: 0, appliedAt: null, isErased: false });
  expect(told(state).every(({ version, rows, draft }) => version === 0 && rows.length === 0 && !draft)).toBe(true);
});

test('a state that was told does not change by what is played after it', () => {
  const replay = new Replay();
  const change = (sequence: number, name: string): PlayedChange => ({
    sequence,
    step: 'projects',
    appliedAt: '2026-11-22T08:00:00.000Z',
    acceptedAt: '2026-11-22T08:00:00.000Z',
    entity: 'projects',
    itemId: idOf(1),
    after: { name, position: 0 },
    erased: false,
  });
  replay.play(change(1, 'A'));
  const before = replay.state();
  replay.play(change(2, 'B'));
  expect(before.steps.projects.items.get('projects')).toEqual([
    { itemId: idOf(1), fields: { name: 'A', position: 0 } },
  ]);
  expect(replay.state().steps.projects.version).toBe(2);
});

test('what was read before an erasure that was applied meanwhile is not told with what came after it', () => {
  const change = { step: 'projects', appliedAt: '', acceptedAt: '', entity: 'projects', erased: false } as const;
  const replay = new Replay();
  replay.play({ ...change, sequence: 1, itemId: idOf(1), after: { name: 'Secret' } });
  replay.play({ ...change, sequence: 2, itemId: null, entity: 'profile', after: null, erased: true });
  replay.play({ ...change, sequence: 3, itemId: idOf(2), after: { name: 'New' } });
  const { version, items } = replay.state().steps.projects;
  expect([version, items.get('projects')]).toEqual([3, [{ itemId: idOf(2), fields: { name: 'New' } }]]);
});
