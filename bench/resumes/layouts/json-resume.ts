// The document as it is: what is told of it tells whether the reader of JSON Resume loses anything.
import type { Layout } from './layout';

export const jsonResume: Layout = {
  id: 'json-resume',
  heldOut: false,
  columns: 1,
  writer: 'text',
  extension: 'json',
  dates: { form: 'days', dash: ' – ', present: 0, since: false },
  omitted: [],
  text: ({ resume: { meta: _, ...resume } }) => JSON.stringify(resume, null, 2),
};
