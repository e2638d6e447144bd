// Single items, as they are written by themselves.
import { fullPayloads } from './payloads';

/** An item of the section, by its property, with every field filled and without an id. */
export function anItem(property: string): Record<string, unknown> {
  const payloads: Readonly<Record<string, unknown>> = Object.assign({}, ...Object.values(fullPayloads));
  const held = payloads[property];
  const { itemId: _, ...item } = Array.isArray(held) ? held[0] : held;
  return item;
}
