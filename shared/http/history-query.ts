// What a client may ask of a profile's history: a page, and which changes.
import type { HttpRequest } from '@azure/functions';
import { auditedEntities } from '../api/audited-entities';
import { sources } from '../commands/words';
import type { HistoryPage, HistoryPosition, HistoryQuery } from '../reading/read-history';
import { sections } from '../sections/all';
import { positionOf } from './cursor';
import { instantOf } from './instant-query';
import { limitOf, nextPage } from './page-query';
import { malformedQuery } from './problem';
import { choiceOf, readQuery, uuidOf } from './query';

/** Those of the query, as the documentation names them, too. */
export const historyParameters = [
  'limit',
  'cursor',
  'section',
  'itemId',
  'field',
  'actor',
  'sessionId',
  'source',
  'operationId',
  'from',
  'to',
] as const;
/** The fields of all sections, each once. */
export const historyFields = [...new Set(sections.flatMap(({ fields }) => Object.keys(fields)))].sort();
const longestActor = 200;

/** Throws 400 naming the first parameter that cannot be understood. */
export function readHistoryQuery(request: HttpRequest, profileId: string): HistoryQuery {
  const given = readQuery(request, historyParameters);
  const { limit, cursor, section, itemId, field, actor, sessionId, source, operationId, from, to } = given;
  return {
    profileId,
    limit: limitOf(limit),
    ...(cursor !== undefined && { after: positionIn(cursor) }),
    ...(section !== undefined && { section: choiceOf('section', section, auditedEntities) }),
    ...(itemId !== undefined && { itemId: uuidOf('itemId', itemId) }),
    ...(field !== undefined && { field: choiceOf('field', field, historyFields) }),
    ...(actor !== undefined && { actorId: actorOf(actor) }),
    ...(sessionId !== undefined && { sessionId: uuidOf('sessionId', sessionId) }),
    ...(source !== undefined && { source: choiceOf('source', source, sources) }),
    ...(operationId !== undefined && { operationId: uuidOf('operationId', operationId) }),
    ...(from !== undefined && { from: instantOf('from', from) }),
    ...(to !== undefined && { to: instantOf('to', to) }),
  };
}

export function historyBody(request: HttpRequest, profileId: string, { changes, archivedThrough, next }: HistoryPage) {
  return { profileId, changes, archivedThrough, ...nextPage(request, next && [next.sequence, next.ordinal]) };
}

function positionIn(cursor: string): HistoryPosition {
  const [sequence = 0, ordinal = 0] = positionOf(cursor, [Number.MAX_SAFE_INTEGER, 2 ** 31 - 1]);
  return { sequence, ordinal };
}

function actorOf(given: string): string {
  if (given === '' || given.length > longestActor || given.includes('\0') || !given.isWellFormed()) {
    throw malformedQuery('actor', `Send the id of an actor as the history tells it, 1 to ${longestActor} characters.`);
  }
  return given;
}
