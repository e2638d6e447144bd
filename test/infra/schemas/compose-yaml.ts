// compose.yaml, as far as this repository uses it: https://github.com/compose-spec/compose-spec, schema/compose-spec.json
import { z } from 'zod';

const duration = z.string().regex(/^\d+(?:ms|s|m|h)$/);
const service = z.strictObject({
  image: z.string().regex(/^[\w./-]+:[\w.-]+$/, 'an image with a tag'),
  command: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']) }),
    )
    .optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()).min(2),
      interval: duration.optional(),
      timeout: duration.optional(),
      retries: z.int().positive().optional(),
      start_period: duration.optional(),
    })
    .optional(),
});

export const composeYaml = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()).optional(),
});
