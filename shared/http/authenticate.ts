// Who asks. Until real authentication exists there is the development principal, and config.ts keeps it off deployed apps.
import { type Actor, actorTypes } from '../commands/envelope';
import type { Config } from '../config';
import { malformedHeader } from './problem';

const developer: Actor = { id: 'developer', type: 'development' };
const devActor = new RegExp(`^(?:(${actorTypes.join('|')}):)?([A-Za-z0-9._@-]{1,200})$`);

/** The actor of X-Dev-Actor (`id` or `type:id`), else the developer. Throws 400 for a header of another form. */
export function authenticate(headers: Headers, auth: Config['auth']): Actor {
  switch (auth.mode) {
    case 'development':
      return developmentActor(headers.get('x-dev-actor'));
    default:
      return unknownMode(auth.mode);
  }
}

function developmentActor(given: string | null): Actor {
  if (given === null) return developer;
  const match = devActor.exec(given);
  const type = actorTypes.find((one) => one === match?.[1]) ?? 'development';
  if (match?.[2] === undefined) {
    throw malformedHeader(
      'X-Dev-Actor',
      `Send an id of letters, digits and . _ @ -, or one after ${actorTypes.join(', ')} and a colon.`,
    );
  }
  return { id: match[2], type };
}

function unknownMode(mode: never): never {
  throw new TypeError(`unknown authentication mode ${String(mode)}`);
}
