// .github/ISSUE_TEMPLATE, as far as this repository uses it: https://json.schemastore.org/github-issue-forms.json, github-issue-config.json
import { z } from 'zod';

const validations = z.strictObject({ required: z.boolean() }).optional();
const id = z.string().regex(/^[\w-]+$/);
const label = z.string().min(1);

const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string().min(1) }) }),
  z.strictObject({
    type: z.literal('textarea'),
    id,
    attributes: z.strictObject({ label, description: z.string().optional(), render: z.string().optional() }),
    validations,
  }),
  z.strictObject({
    type: z.literal('input'),
    id,
    attributes: z.strictObject({ label, description: z.string().optional() }),
    validations,
  }),
  z.strictObject({
    type: z.literal('dropdown'),
    id,
    attributes: z.strictObject({ label, options: z.array(z.string()).min(1) }),
    validations,
  }),
]);

export const issueForm = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  labels: z.array(z.string()).optional(),
  body: z.array(element).min(1),
});

export const issueConfig = z.strictObject({ blank_issues_enabled: z.boolean() });
