// azure.yaml, as far as this repository uses it: https://raw.githubusercontent.com/Azure/azure-dev/main/schemas/v1.0/azure.yaml.json
import { z } from 'zod';

const shellHook = z.strictObject({
  shell: z.enum(['sh', 'pwsh']),
  run: z.string().min(1),
  continueOnError: z.boolean().optional(),
  interactive: z.boolean().optional(),
});
const hook = z.union([shellHook, z.strictObject({ windows: shellHook, posix: shellHook })]);
const hooks = <const N extends readonly string[]>(names: N) => z.partialRecord(z.enum(names), hook);

const step = z.strictObject({ azd: z.string().min(1) });
const service = z.strictObject({
  project: z.string().min(1),
  language: z.enum(['ts', 'js']),
  host: z.enum(['function']),
  dist: z.string().optional(),
  remoteBuild: z.boolean().optional(),
  hooks: hooks(['prerestore', 'postrestore', 'prepackage', 'postpackage', 'predeploy', 'postdeploy']).optional(),
});

export const azureYaml = z.strictObject({
  name: z.string().min(2),
  metadata: z.strictObject({ template: z.string().regex(/^[\w-]+@\d+\.\d+\.\d+$/) }),
  requiredVersions: z.strictObject({ azd: z.string() }).optional(),
  infra: z.strictObject({ provider: z.literal('bicep'), path: z.string(), module: z.string() }),
  workflows: z.strictObject({ up: z.strictObject({ steps: z.array(step).min(1) }) }).optional(),
  services: z.record(z.string(), service),
  hooks: hooks([
    'preprovision',
    'postprovision',
    'prepackage',
    'postpackage',
    'predeploy',
    'postdeploy',
    'preup',
    'postup',
    'predown',
    'postdown',
  ]).optional(),
  pipeline: z
    .strictObject({
      provider: z.enum(['github', 'azdo']),
      variables: z.array(z.string()).optional(),
      secrets: z.array(z.string()).optional(),
    })
    .optional(),
});
