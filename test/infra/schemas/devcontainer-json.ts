// devcontainer.json, as far as this repository uses it: https://github.com/devcontainers/spec, schemas/devContainer.base.schema.json
import { z } from 'zod';

export const devcontainerJson = z.strictObject({
  name: z.string(),
  image: z.string().includes(':'),
  features: z.record(
    z.string().regex(/^ghcr\.io\/[\w./-]+:[\w.]+$/),
    z.record(z.string(), z.union([z.string(), z.boolean()])),
  ),
  onCreateCommand: z.string().optional(),
  postCreateCommand: z.string().optional(),
  forwardPorts: z.array(z.int().min(1).max(65_535)).optional(),
  portsAttributes: z
    .record(
      z.string().regex(/^\d+$/),
      z.strictObject({
        label: z.string(),
        onAutoForward: z.enum(['notify', 'openBrowser', 'openBrowserOnce', 'openPreview', 'silent', 'ignore']),
      }),
    )
    .optional(),
  hostRequirements: z.strictObject({ cpus: z.int().positive(), memory: z.string().regex(/^\d+(?:mb|gb)$/) }).optional(),
  customizations: z
    .strictObject({
      vscode: z.strictObject({
        extensions: z.array(z.string().includes('.')),
        settings: z.record(z.string(), z.unknown()).optional(),
      }),
    })
    .optional(),
});
