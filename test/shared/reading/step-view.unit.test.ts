// What a step shows of what was submitted.
import { stepView } from '../../../shared/reading/step-view';
import { sectionsOfStep } from '../../../shared/sections/all';

const at = new Date('2026-11-22T08:00:00.000Z');
const begun = {
  step: 'address',
  completeness: 100,
  version: 1,
  draftVersion: 0,
  refusals: 0,
  timeSpentSeconds: 0,
  startedAt: at,
  completedAt: null,
  firstEnteredAt: null,
  skippedAt: null,
};

function finalWith(progress: object): unknown {
  const sections = sectionsOfStep('address').map((section) => ({ section, rows: [] }));
  return stepView('address', {
    progress: { ...begun, ...progress },
    draft: undefined,
    sections,
    workItemIds: new Set(),
  }).final;
}

it('is empty lists for a step that was submitted empty', () => {
  expect(finalWith({ status: 'completed', completedAt: at })).toEqual({ addresses: [] });
});

it('is nothing again for a step whose first submit was taken back', () => {
  expect(finalWith({ status: 'in-progress' })).toBeNull();
});
