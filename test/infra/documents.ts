// The YAML and JSON files that others read, each with what its format allows of what is used here, and where its schema is published.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { azureYaml } from './schemas/azure-yaml';
import { composeYaml } from './schemas/compose-yaml';
import { dependabotYml } from './schemas/dependabot-yml';
import { devcontainerJson } from './schemas/devcontainer-json';
import { hostJson } from './schemas/host-json';
import { issueConfig, issueForm } from './schemas/issue-forms';

export const root = join(__dirname, '../..');

export interface Document {
  readonly path: string;
  readonly schema: z.ZodType;
  /** File in published/schemas.json. */
  readonly published: string;
  /** Paths of keys that are names of our own, which no schema knows: `services.sql-server`. */
  readonly ownNames: RegExp;
}

const none = /^$/;

export const documents: readonly Document[] = [
  { path: 'azure.yaml', schema: azureYaml, published: 'azure.yaml.json', ownNames: /^services\.[^.]+$/ },
  { path: 'host.json', schema: hostJson, published: 'host.json', ownNames: /^logging\.logLevel\.|\.customHeaders\./ },
  {
    path: 'compose.yaml',
    schema: composeYaml,
    published: 'compose-spec.json',
    ownNames: /^(?:services|volumes)\.[^.]+$|\.(?:environment|depends_on)\.[^.]+$/,
  },
  {
    path: '.devcontainer/devcontainer.json',
    schema: devcontainerJson,
    published: 'devContainer.base.schema.json',
    ownNames: /^features\.|\.settings\./,
  },
  {
    path: '.github/dependabot.yml',
    schema: dependabotYml,
    published: 'dependabot-2.0.json',
    ownNames: /\.groups\.[^.]+$/,
  },
  ...['fault', 'feature'].map((form) => ({
    path: `.github/ISSUE_TEMPLATE/${form}.yml`,
    schema: issueForm,
    published: 'github-issue-forms.json',
    ownNames: none,
  })),
  {
    path: '.github/ISSUE_TEMPLATE/config.yml',
    schema: issueConfig,
    published: 'github-issue-config.json',
    ownNames: none,
  },
];

/** YAML holds JSON as well. */
export const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));

export interface Misspelt {
  readonly path: string;
  readonly value: unknown;
}

/** The value once for each of its keys, at any depth, with that key misspelt. */
export function* misspellings(value: unknown, path = ''): Generator<Misspelt> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const inner of misspellings(item, `${path}${index}.`))
        yield { path: inner.path, value: value.with(index, inner.value) };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, held] of Object.entries(value)) {
      const { [key]: _, ...others } = value as Record<string, unknown>;
      yield { path: `${path}${key}`, value: { ...others, [`${key}Misspelt`]: held } };
      for (const inner of misspellings(held, `${path}${key}.`))
        yield { path: inner.path, value: { ...value, [key]: inner.value } };
    }
  }
}
