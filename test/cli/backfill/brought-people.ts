// Profiles as a mapping gives them, with only what a test is about written out.
import type { BroughtItem, BroughtProfile, Unreadable } from '../../../cli/backfill/mapping/brought';
import { readMapping } from '../../../cli/backfill/mapping/read-mapping';
import { idOf } from '../../factories/commands';
import { exampleMapping } from './mapping/example';

/** Users in dbo.Users, their jobs in dbo.Jobs. */
export const mapping = readMapping(JSON.stringify(exampleMapping()), 'example.json');

export function aJob(number: number, employer = 'Ørsted'): BroughtItem {
  return {
    itemId: idOf(0x2000 + number),
    given: { employer, title: 'Engineer', startDate: '2020-02' },
    source: { name: 'jobs', table: 'dbo.Jobs', key: String(number), ordinal: 0 },
  };
}

/** `profile`: the number of his profile; null: he has none. */
export function aUser(key: number, profile: number | null = key, ...jobs: readonly BroughtItem[]): BroughtProfile {
  return {
    userKey: String(key),
    profileId: profile === null ? null : idOf(0x1000 + profile),
    ownerId: `subject-${key}`,
    lastUpdated: null,
    sections: new Map(profile === null ? [] : [['work-experience', jobs]]),
    unreadable: [],
  };
}

export function anUnreadable(given: Partial<Unreadable> = {}): Unreadable {
  return {
    source: 'jobs',
    table: 'dbo.Jobs',
    key: '7',
    column: 'fromDate',
    path: null,
    section: 'work-experience',
    field: 'startDate',
    code: 'no-date',
    why: 'Is in none of the date formats that the mapping lists.',
    outcome: 'item-left-out',
    ...given,
  };
}
