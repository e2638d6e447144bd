// A step's ETag holds both versions, so that one tag guards a submit as well as a draft (RFC 9110, sections 8.8.3 and 13.1.1).
import { malformedHeader } from './problem';

export interface StepVersions {
  readonly version: number;
  readonly draftVersion: number;
}

export function entityTagOf({ version, draftVersion }: StepVersions): string {
  return `"v${version}-d${draftVersion}"`;
}

const entityTag = /^"v(0|[1-9]\d{0,8})-d(0|[1-9]\d{0,8})"$/;

/** The versions that the client saw, or undefined where it does not care. Throws 400 for all but one strong tag of a step. */
export function ifMatchOf(headers: Headers): StepVersions | undefined {
  const given = headers.get('if-match');
  if (given === null) return undefined;
  const match = entityTag.exec(given);
  if (!match) {
    throw malformedHeader(
      'If-Match',
      'Send the one ETag that GET of the step gave, for example "v3-d5"; not *, W/ or a list.',
    );
  }
  return { version: Number(match[1]), draftVersion: Number(match[2]) };
}
