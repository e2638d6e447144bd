// What stands beside the code in the package: the host's settings, what the host looks for the code by, and the licences.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';
import { type Library, noticesOf } from './third-party';

const Application = z.object({ name: z.string(), version: z.string(), description: z.string(), license: z.string() });
export type Application = z.infer<typeof Application>;

/** As the repository's package.json tells it. */
export function application(): Application {
  return Application.parse(JSON.parse(textOf('package.json')));
}

/** By their names. `legalComments`: on licences within the code. */
export function packageFiles(
  libraries: readonly Library[],
  legalComments: readonly string[],
): ReadonlyMap<string, string> {
  return new Map([
    ['host.json', textOf('host.json')],
    ['package.json', `${JSON.stringify(manifest(), undefined, 2)}\n`],
    ['LICENSE', textOf('LICENSE')],
    ['THIRD-PARTY-NOTICES.txt', noticesOf(libraries, legalComments)],
  ]);
}

/**
 * The Functions host loads `main`, and as CommonJS: https://learn.microsoft.com/azure/azure-functions/functions-reference-node#registering-a-function.
 * No dependencies: whoever installs in this folder installs nothing.
 */
function manifest(): object {
  return {
    ...application(),
    private: true,
    main: 'index.js',
    type: 'commonjs',
    engines: { node: '22' },
  };
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
