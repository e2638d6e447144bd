// GET of what was refused in a profile: where somebody stumbles.
import type { HttpRequest } from '@azure/functions';
import { positionOf } from '../../shared/http/cursor';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { limitOf, nextPage } from '../../shared/http/page-query';
import { choiceOf, readQuery } from '../../shared/http/query';
import type { ValidationErrorPage, ValidationErrorQuery } from '../../shared/reading/read-validation-errors';
import { stepNames } from '../../shared/sections/section';

export interface GetValidationErrorsTools {
  readonly readValidationErrors: (query: ValidationErrorQuery) => Promise<ValidationErrorPage>;
}

export function getValidationErrors({ readValidationErrors }: GetValidationErrorsTools): Handle<ProfileCall> {
  return async ({ request, profileId }) => {
    const { errors, next } = await readValidationErrors(queryOf(request, profileId));
    return { status: 200, body: { profileId, errors, ...nextPage(request, next === undefined ? next : [next]) } };
  };
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
