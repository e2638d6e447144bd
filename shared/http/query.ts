// Query parameters: only those that an endpoint knows, each once, so that a typing error is not taken for "no filter".
import type { HttpRequest } from '@azure/functions';
import { isUuid } from '../sections/text';
import { malformedQuery } from './problem';

/** The parameters that were given, by name. Throws 400 for one that is not among `known`, or comes twice. */
export function readQuery<Name extends string>(
  request: HttpRequest,
  known: readonly Name[],
): { readonly [name in Name]?: string } {
  const given: { [name in Name]?: string } = {};
  for (const [key, value] of request.query) {
    const name = known.find((one) => one === key);
    if (name === undefined || name in given) {
      const remedy =
        known.length > 0 ? `Send each of ${known.join(', ')} at most once, and no other.` : 'Send none here.';
      throw malformedQuery(quotable(key), remedy);
    }
    given[name] = value;
  }
  return given;
}

/** The value as one of the choices. Throws 400. */
export function choiceOf<Choice extends string>(name: string, given: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === given);
  if (choice === undefined) throw malformedQuery(name, `Send one of ${choices.join(', ')}.`);
  return choice;
}

/** The value as a UUID. Throws 400. */
export function uuidOf(name: string, given: string): string {
  if (!isUuid(given)) throw malformedQuery(name, 'Send a UUID.');
  return given.toLowerCase();
}

/** A name is quoted only where it cannot be mistaken for part of the sentence. */
function quotable(name: string): string {
  return /^[\w.-]{1,40}$/.test(name) ? name : '(unreadable)';
}
