// The entity tags that guard writes (RFC 9110, sections 8.8.3 and 13.1): a step's tag holds both of its versions, so that one tag
// guards a submit as well as a draft; an item's tag is a hash of what is in it.
import { hashOf, type TagOf } from './not-modified';
import { malformedHeader } from './problem';

export interface StepVersions {
  readonly version: number;
  readonly draftVersion: number;
}

/**
 * Of what is told of a step: its versions, and a hash of all of it. Some of it changes without a version (progress, a link to an
 * item of another step that went), and If-None-Match has to see that.
 */
export function stepTag({ version, draftVersion }: StepVersions): TagOf {
  return (text) => `"v${version}-d${draftVersion}-${hashOf(text)}"`;
}

/** Only the versions guard a write, so the hash may be left out. */
const ofStep = /^"v(0|[1-9]\d{0,8})-d(0|[1-9]\d{0,8})(?:-[A-Za-z0-9_-]{27})?"$/;
const ofItem = /^"([A-Za-z0-9_-]{27})"$/;

/** The versions that the client saw, or undefined where it does not care. Throws 400 for all but one strong tag of a step. */
export function ifMatchOf(headers: Headers): StepVersions | undefined {
  refuseHeader(headers, 'If-None-Match', 'Leave it out: a write of a step is guarded by If-Match alone.');
  const given = headers.get('if-match');
  if (given === null) return undefined;
  const match = ofStep.exec(given);
  if (!match) {
    throw malformedHeader(
      'If-Match',
      'Send the one ETag that GET of the step gave, for example "v3-d5"; not *, W/ or a list.',
    );
  }
  return { version: Number(match[1]), draftVersion: Number(match[2]) };
}

/** The tag of the item that the client saw, or undefined where it does not care. Throws 400 for all but one strong tag of an item. */
export function itemTagOf(headers: Headers): string | undefined {
  refuseHeader(headers, 'If-None-Match', 'Leave it out: only PUT may be made to create and never to replace.');
  return itemTagIn(headers);
}

/** As `itemTagOf`; `none` for `If-None-Match: *`, where nothing may be replaced. Throws 400 for both headers at once. */
export function itemTagOrNoneOf(headers: Headers): string | undefined {
  const given = headers.get('if-none-match');
  if (given === null) return itemTagIn(headers);
  if (given.trim() !== '*') {
    throw malformedHeader(
      'If-None-Match',
      'Send * to create and never to replace, or If-Match with an ETag to replace.',
    );
  }
  refuseHeader(headers, 'If-Match', 'Send either If-Match or If-None-Match.');
  return 'none';
}

function itemTagIn(headers: Headers): string | undefined {
  const given = headers.get('if-match');
  if (given === null) return undefined;
  const tag = ofItem.exec(given)?.[1];
  if (tag === undefined) {
    throw malformedHeader(
      'If-Match',
      'Send the one ETag that GET of the item gave, 27 characters in double quotes; not *, W/ or a list.',
    );
  }
  return tag;
}

/** A condition that cannot be kept is refused: carried out without it, the write could overwrite what nobody has seen. */
export function refuseConditions(headers: Headers): void {
  for (const name of ['If-Match', 'If-None-Match']) {
    refuseHeader(headers, name, 'Leave it out: this write cannot be made conditional.');
  }
}

function refuseHeader(headers: Headers, name: string, remedy: string): void {
  if (headers.has(name)) throw malformedHeader(name, remedy);
}
