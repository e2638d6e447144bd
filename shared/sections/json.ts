// Looking at JSON that anybody may have written: own properties only, and no deeper than is asked for.

export type JsonObject = { readonly [key: string]: unknown };

/** An object as JSON has them. It may come from another realm, so its prototype is known by having none itself. */
export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An object's own value, nothing that it inherits. */
export function ownValue<T>(object: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Whether lists and objects stand in each other more than `levels` deep. It looks no deeper than that, so that what is nested a
 * hundred thousand deep does not use up the call stack.
 */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof member === 'object' && isDeeperThan(levels - 1, member)) return true;
  }
  return false;
}
