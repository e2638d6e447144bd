// .github/dependabot.yml, as far as this repository uses it: https://json.schemastore.org/dependabot-2.0.json
import { z } from 'zod';

const group = z.strictObject({
  patterns: z.array(z.string()).optional(),
  'dependency-type': z.enum(['development', 'production']).optional(),
  'update-types': z.array(z.enum(['major', 'minor', 'patch'])).optional(),
});

const folder = z.string().startsWith('/');

export const dependabotYml = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z
      .strictObject({
        'package-ecosystem': z.enum(['npm', 'github-actions', 'docker-compose', 'devcontainers']),
        directory: folder.optional(),
        directories: z.array(folder).min(1).optional(),
        schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
        'open-pull-requests-limit': z.int().min(0).optional(),
        groups: z.record(z.string(), group).optional(),
      })
      .refine(
        ({ directory, directories }) => (directory === undefined) !== (directories === undefined),
        'has either directory or directories',
      ),
  ),
});
