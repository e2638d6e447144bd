// The small bodies of writes, from the forms that they are read by.

import { resumeApplyForm } from '../../http/resume-apply-command';
import { resumeUploadForm } from '../../http/resume-upload-form';
import { startSessionForm } from '../../http/session-command';
import { stepEventForm } from '../../http/step-event-command';
import type { Form, JsonSchema } from '../../sections/section';
import { submitted } from './field-schemas';
import { closed, object } from './schema';

/** Nothing is said: there is no body, or it is an empty object. */
export const emptyBody: JsonSchema = { type: 'object', additionalProperties: false };

export const stepEvent = bodyOf(stepEventForm);
export const startSession = bodyOf(startSessionForm);
export const resumeApply = bodyOf(resumeApplyForm);
export const resumeUpload = bodyOf(resumeUploadForm);

function bodyOf({ fields }: Form): JsonSchema {
  const entries = Object.entries(fields).map(
    ([name, field]) => [name, submitted(name, field), field.required] as const,
  );
  const those = (required: boolean) =>
    Object.fromEntries(entries.filter((entry) => entry[2] === required).map(([name, schema]) => [name, schema]));
  return closed(object(those(true), those(false)));
}
