// How a client names what it chooses: a suggestion by its id, or one field of it by the id, a slash and the field.
import type { Choice } from './chosen';
import type { Suggestion } from './suggestions';

export class UnknownChoice extends Error {
  constructor(
    /** Its place among the choices, from 0. */
    readonly index: number,
  ) {
    super(`choice ${index} names nothing that is suggested`);
    this.name = 'UnknownChoice';
  }
}

/** Each suggestion once; a suggestion and fields of it are the whole of it. Throws UnknownChoice. */
export function chosenIn(choices: readonly string[], suggestions: readonly Suggestion[]): readonly Choice[] {
  const chosen = new Map<Suggestion, string[] | undefined>();
  for (const [index, choice] of choices.entries()) {
    const whole = suggestions.find(({ id }) => id === choice);
    const field = choice.slice(choice.lastIndexOf('/') + 1);
    const part = suggestions.find(({ id }) => choice === `${id}/${field}`);
    const suggestion = whole ?? part;
    if (!suggestion || (part && !part.fields.some((one) => one.field === field))) throw new UnknownChoice(index);
    const fields = chosen.has(suggestion) ? chosen.get(suggestion) : [];
    chosen.set(suggestion, whole || fields === undefined ? undefined : [...fields, field]);
  }
  return [...chosen].map(([suggestion, fields]) => ({ suggestion, ...(fields && { fields }) }));
}
