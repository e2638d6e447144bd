// What a client says of a resume that it is about to upload.
import { limits } from '../resume/limits';
import { integer, oneOf, required, text } from '../sections/fields';
import { resumeContentTypes } from '../sections/resume-words';
import type { Form } from '../sections/section';

export const resumeUploadForm: Form = {
  cardinality: 'one',
  fields: {
    fileName: required(text(255)),
    contentType: required(oneOf(resumeContentTypes, 100)),
    sizeBytes: required(integer('int', { min: 1, max: limits.bytes })),
  },
  rules: [],
};
