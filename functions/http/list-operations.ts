// GET of a profile's operations: what became of its writes, newest first.
import type { HttpRequest } from '@azure/functions';
import { type OutcomeStatus, outcomeStatuses } from '../../shared/commands/outcome-statuses';
import { positionOf } from '../../shared/http/cursor';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { operationView } from '../../shared/http/operation-view';
import { limitOf, nextPage } from '../../shared/http/page-query';
import { malformedQuery } from '../../shared/http/problem';
import { choiceOf, readQuery } from '../../shared/http/query';
import type { OperationsPage, OperationsQuery } from '../../shared/reading/list-operations';

export interface ListOperationsTools {
  readonly listOperations: (query: OperationsQuery) => Promise<OperationsPage>;
}

/** What is still on its way has no outcome yet and is not in the list. */
export function listOperations({ listOperations: list }: ListOperationsTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const { operations, next } = await list(queryOf(request, profileId));
    const views = operations.map((stored) => operationView(stored, undefined));
    return {
      status: 200,
      body: { profileId, operations: views, ...nextPage(request, next === undefined ? next : [next]) },
    };
  };
}

function queryOf(request: HttpRequest, profileId: string): OperationsQuery {
  const { limit, cursor, status } = readQuery(request, ['limit', 'cursor', 'status']);
  const [after = 0] = cursor === undefined ? [] : positionOf(cursor, [Number.MAX_SAFE_INTEGER]);
  return {
    profileId,
    limit: limitOf(limit),
    ...(cursor === undefined ? {} : { after }),
    ...(status === undefined ? {} : { status: statusOf(status) }),
  };
}

/** An empty list would say that nothing is pending: the queue alone knows. Throws 400. */
function statusOf(given: string): OutcomeStatus {
  if (given === 'pending') {
    throw malformedQuery(
      'status',
      'What is pending is not in the list: follow the Location of the 202 that the write was answered with.',
    );
  }
  return choiceOf('status', given, outcomeStatuses);
}
