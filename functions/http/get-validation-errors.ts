// GET of what was refused in a profile: where somebody stumbles.
import type { HttpHandler, HttpRequest } from '@azure/functions';
import type { Config } from '../../shared/config';
import { authenticate } from '../../shared/http/authenticate';
import { positionOf } from '../../shared/http/cursor';
import { endpoint } from '../../shared/http/endpoint';
import { limitOf, nextPage } from '../../shared/http/page-query';
import { idIn } from '../../shared/http/path';
import { choiceOf, readQuery } from '../../shared/http/query';
import type { ValidationErrorPage, ValidationErrorQuery } from '../../shared/reading/read-validation-errors';
import { stepNames } from '../../shared/sections/section';

export interface GetValidationErrorsTools {
  readonly auth: Config['auth'];
  readonly readValidationErrors: (query: ValidationErrorQuery) => Promise<ValidationErrorPage>;
}

export function getValidationErrors({ auth, readValidationErrors }: GetValidationErrorsTools): HttpHandler {
  return endpoint(async ({ request }) => {
    const profileId = idIn(request.params, 'profileId');
    authenticate(request.headers, auth);
    const { errors, next } = await readValidationErrors(queryOf(request, profileId));
    return { status: 200, body: { profileId, errors, ...nextPage(request, next === undefined ? next : [next]) } };
  });
}

function queryOf(request: HttpRequest, profileId: string): ValidationErrorQuery {
  const { limit, cursor, step } = readQuery(request, ['limit', 'cursor', 'step']);
  const [after = 0] = cursor === undefined ? [] : positionOf(cursor, [Number.MAX_SAFE_INTEGER]);
  return {
    profileId,
    limit: limitOf(limit),
    ...(cursor === undefined ? {} : { after }),
    ...(step === undefined ? {} : { step: choiceOf('step', step, stepNames) }),
  };
}
