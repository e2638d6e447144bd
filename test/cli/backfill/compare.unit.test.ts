// Source and target side by side, item by item.
import { compareProfile } from '../../../cli/backfill/compare';
import type { BroughtItem } from '../../../cli/backfill/mapping/brought';
import type { TargetItem, TargetProfile } from '../../../cli/backfill/read-target';
import { sectionByName } from '../../../shared/sections/all';
import { completeItem } from '../../../shared/sections/item';
import { idOf } from '../../factories/commands';
import { aJob, aUser } from './brought-people';

function stored({ itemId, given }: BroughtItem, position: number, section = 'work-experience'): TargetItem {
  const found = sectionByName(section);
  if (!found) throw new Error(`there is no section ${section}`);
  return { itemId, position, item: completeItem(found, given) };
}

function target(given: Partial<TargetProfile> = {}, ...jobs: readonly TargetItem[]): TargetProfile {
  return { items: new Map([['work-experience', jobs]]), ownSteps: new Set(), isErased: false, ...given };
}

const user = aUser(1, 1, aJob(1), aJob(2));
const verdicts = (found: TargetProfile | undefined) =>
  compareProfile(user, found).map(({ source, key, verdict }) => `${source} ${key} ${verdict}`);

test('what was brought and stands as it was is the same', () => {
  expect(verdicts(target({}, stored(aJob(1), 0), stored(aJob(2), 1)))).toEqual(['jobs 1 same', 'jobs 2 same']);
});

test('another value and another place are differences', () => {
  const moved = target({}, stored(aJob(1, 'Ørsted A/S'), 0), stored(aJob(2), 2));
  expect(verdicts(moved)).toEqual(['jobs 1 different', 'jobs 2 different']);
});

test('what the target lacks is missing, and all is where the profile is not there', () => {
  expect(verdicts(target({}, stored(aJob(2), 1)))).toEqual(['jobs 1 missing', 'jobs 2 same']);
  expect(verdicts(undefined)).toEqual(['jobs 1 missing', 'jobs 2 missing']);
});

test('what the source has not is unexpected, and named by its id', () => {
  const more = target({}, stored(aJob(1), 0), stored(aJob(2), 1), stored(aJob(3), 2));
  expect(verdicts(more).at(-1)).toBe(`work-experience ${aJob(3).itemId} unexpected`);
});

test('a step that is its owner’s own is not compared, nor is who was erased', () => {
  expect(verdicts(target({ ownSteps: new Set(['experience']) }))).toEqual(['jobs 1 own', 'jobs 2 own']);
  expect(verdicts(target({ isErased: true }))).toEqual(['jobs 1 erased', 'jobs 2 erased']);
});

test('a section of one is compared without regard to ids and places', () => {
  const wish = { itemId: idOf(5), given: { targetTitles: ['CTO'] }, source: { ...aJob(1).source, name: 'wishes' } };
  const brought = { ...user, sections: new Map([['career-aspirations', [wish]]]) };
  const held = { ...stored(wish, 3, 'career-aspirations'), itemId: idOf(0x1001) };
  const found = { ...target(), items: new Map([['career-aspirations', [held]]]) };
  expect(compareProfile(brought, found).map(({ verdict }) => verdict)).toEqual(['same']);
});
