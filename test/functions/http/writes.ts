// Every operation that is one command, each with a request that is accepted.

import { writeHandles } from '../../../functions/http/write-handles';
import type { Operation } from '../../../shared/api/operation';
import { operations } from '../../../shared/api/operations';
import { itemOperations } from '../../../shared/api/operations/items';
import type { Role } from '../../../shared/commands/roles';
import type { WriteTools } from '../../../shared/http/accept-write';
import { anItem } from '../../factories/items';
import { type Answered, type Asked, aStep, call, guardOf, noFiles, profileId } from './call';

export const itemId = '0190a1b2-0000-7000-8000-0000000000a1';
export const sessionId = '0190a1b2-0000-7000-8000-0000000000b1';
export const operationId = '0190a1b2-0000-7000-8000-0000000000c1';
export const itemTag = 'AbCdEfGhIjKlMnOpQrStUvWxY-_';

const params = { profileId, step: 'address', itemId, sessionId, operationId, documentId: itemId };

/** What has to be said beyond the path, by the name of the operation. */
const said: Readonly<Record<string, Asked>> = {
  'submit-step': { body: { addresses: [aStep] } },
  'save-draft': { body: { addresses: [{ city: 'Bo' }] } },
  'record-step-event': { body: { event: 'entered' } },
  'erase-profile': { headers: { 'Change-Reason': 'asked to' } },
  ...Object.fromEntries(itemOperations.map(({ name, action, section }) => [name, itemAsked(action, section.property)])),
};

export const writes: readonly Operation[] = operations.filter(
  ({ method, route, answers }) => method !== 'GET' && answers === undefined && route.startsWith('profiles/'),
);

export function writeNamed(name: string): Operation {
  const found = writes.find((one) => one.name === name);
  if (!found) throw new RangeError(`no write is named ${name}`);
  return found;
}

/** Asks for the write of that name. What is not given is as the operation accepts it. */
export function ask(name: string, tools: WriteTools, given: Asked = {}, role?: Role): Promise<Answered> {
  const operation = writeNamed(name);
  const handler = writeHandles({ resumeFiles: noFiles, ...tools })[name]?.(
    operation,
    guardOf(role ?? roleOf(operation)),
  );
  if (!handler) throw new RangeError(`nothing answers ${name}`);
  const path = `/${operation.route.replaceAll(/\{(\w+)[^}]*\}/g, (_, key: keyof typeof params) => params[key])}`;
  const usual = said[name] ?? {};
  const headers = { ...usual.headers, ...given.headers };
  return call(handler, { method: operation.method, path, params, ...usual, ...given, headers });
}

function roleOf({ access }: Operation): Role {
  if (access === 'public' || access[0] === undefined) throw new RangeError('nobody may');
  return access[0];
}

function itemAsked(action: string, property: string): Asked {
  switch (action) {
    case 'create':
    case 'put':
      return { body: anItem(property) };
    case 'patch':
      return { body: {} };
    default:
      return {};
  }
}
