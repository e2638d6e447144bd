// The parameters in a path: ids in lower case and the names of steps.
import { isStepName } from '../sections/all';
import { type StepName, stepNames } from '../sections/section';
import { isUuid } from '../sections/text';
import type { Caller } from './caller';
import { HttpProblem } from './problem';

type Params = Readonly<Record<string, string>>;

type IdParameter = 'profileId' | 'operationId' | 'itemId' | 'sessionId' | 'bulkId' | 'documentId' | 'parseId';

/** Throws 400. */
export function idIn(params: Params, name: IdParameter): string {
  const given = params[name] ?? '';
  if (!isUuid(given)) {
    throw new HttpProblem(
      'malformed-id',
      `Give the ${name} as a UUID in its form of 32 hexadecimal digits and four hyphens.`,
    );
  }
  return given.toLowerCase();
}

/** `me` stands for the caller's own profile. Throws 400. */
export function profileIdIn(params: Params, caller: Caller): string {
  return params.profileId?.toLowerCase() === 'me' ? caller.profileId : idIn(params, 'profileId');
}

/** Throws 404. */
export function stepIn(params: Params): StepName {
  const given = params.step ?? '';
  if (!isStepName(given)) throw new HttpProblem('unknown-step', `Choose one of the steps ${stepNames.join(', ')}.`);
  return given;
}

/** The path of a URL without its query; of a route's prefix: what stands before `/profiles/`. */
export function pathOf(url: string): string {
  return new URL(url).pathname;
}

export function profilePath(url: string, profileId: string): string {
  const path = pathOf(url);
  return `${path.slice(0, path.toLowerCase().indexOf('/profiles/'))}/profiles/${profileId}`;
}
