// The problems that several reads of a profile have in common.
import type { PastGone } from '../reading/replay';
import { HttpProblem } from './problem';

export function noProfile(): HttpProblem {
  return new HttpProblem('profile-not-found', 'The profile begins with the first step that is saved for it.');
}

/** `parameter`: the instant by which nothing had been changed. */
export function noProfileYet(parameter: string): HttpProblem {
  return new HttpProblem(
    'profile-not-found',
    `Nothing of the profile had been saved by then. Send a later instant as ${parameter}; its history tells when it began.`,
  );
}

/** 410: a client need not ask again. */
function erasedSince(): HttpProblem {
  return new HttpProblem(
    'profile-erased',
    'What the profile held then has been erased. Only what was saved after that can be looked up.',
  );
}

/** 410: it is not in the database any more, and comes not back by asking. */
export function archivedSince(): HttpProblem {
  return new HttpProblem(
    'history-archived',
    'Changes as old as that were moved to the archive. Whoever runs the service can look them up there.',
  );
}

export function pastGone(why: PastGone): HttpProblem {
  return why === 'erased' ? erasedSince() : archivedSince();
}
