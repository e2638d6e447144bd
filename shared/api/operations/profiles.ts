// The operations of a profile as a whole.
import type { Operation } from '../operation';

const tag = 'Profiles';
export const profile = 'profiles/{profileId}';

export const profileOperations: readonly Operation[] = [
  {
    name: 'get-profile',
    method: 'GET',
    route: profile,
    access: ['candidate', 'support'],
    tag,
    summary: 'The whole profile: now, at an instant, or as a JSON Resume',
  },
  {
    name: 'export-profile',
    method: 'GET',
    route: `${profile}/export`,
    access: ['candidate', 'support'],
    tag,
    summary: 'Everything that is kept about the person',
  },
  {
    name: 'erase-profile',
    method: 'DELETE',
    route: profile,
    access: ['admin'],
    tag,
    summary: 'Erase the person: rows, drafts, files and the values in the audit',
  },
];
