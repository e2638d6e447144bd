// The operations of a profile as a whole.
import type { DescribedOperation } from '../operation';
import { ref } from '../schemas/schema';

const tag = 'Profiles';
export const profile = 'profiles/{profileId}';

export const profileOperations: readonly DescribedOperation[] = [
  {
    name: 'get-profile',
    method: 'GET',
    route: profile,
    access: ['candidate', 'support'],
    tag,
    summary: 'The whole profile: now, at an instant, or as a JSON Resume',
    description:
      'Every step with its items, its draft and its progress. With `asOf`, the profile as it stood then, put together from the audit; with `format=jsonresume`, what was submitted as [JSON Resume](https://jsonresume.org/schema) v1. A profile begins with the first write that is applied to it. The ETag is none for `If-Match`: a step and an item have their own.',
    query: ['asOf', 'format'],
    answers: {
      200: {
        description: 'The profile in the form that was asked for.',
        content: { 'application/json': { anyOf: [ref('Profile'), ref('ProfileAsOf'), ref('JsonResume')] } },
      },
    },
    problems: ['profile-not-found', 'profile-erased', 'history-archived'],
  },
  {
    name: 'export-profile',
    method: 'GET',
    route: `${profile}/export`,
    access: ['candidate', 'support'],
    tag,
    summary: 'Everything that is kept about the person',
    description:
      'What a person may ask for: the profile, its sessions and step events, what was refused, its operations and its whole history. One answer holds up to 32 MB of lists; beyond it the problem is `export-too-large`, and history and operations are to be had by their pages.',
    query: ['without'],
    answers: {
      200: {
        description: 'Everything.',
        content: { 'application/json': 'ProfileExport' },
        headers: ['Content-Disposition'],
      },
    },
    problems: ['profile-not-found', 'export-too-large'],
  },
  {
    name: 'erase-profile',
    method: 'DELETE',
    route: profile,
    access: ['admin'],
    tag,
    summary: 'Erase the person: rows, drafts, files and the values in the audit',
    description:
      'An operation like any other write. What stays is that there were changes, without what they were: the audit chain still verifies. It cannot be made conditional, and it needs a reason.',
    reason: 'required',
    problems: ['reason-required'],
  },
];
