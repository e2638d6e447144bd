#!/usr/bin/env node
// `npm run bundle`: makes bundle/, the package that is deployed, and beside it what tells what is in it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stackOf } from '../cli/usage';
import { asError } from '../shared/errors';
import { bundle } from './bundle';
import { application, packageFiles } from './package-files';
import { root } from './root';
import { sbomOf } from './sbom';
import { librariesIn } from './third-party';
import { writeFolder } from './write-folder';

async function main(): Promise<void> {
  const bundled = await bundle();
  const libraries = librariesIn(bundled.contents);
  await writeFolder(
    join(root, 'bundle'),
    new Map([...bundled.files, ...packageFiles(libraries, bundled.legalComments)]),
  );
  // What went into which file, for those who look into the package.
  await writeFile(join(root, 'dist', 'bundle.json'), JSON.stringify(bundled.contents));
  await writeFile(join(root, 'dist', 'stepkeeper.cdx.json'), sbomOf(application(), libraries));
}

main().catch((error: unknown) => {
  process.stderr.write(`${stackOf(asError(error))}\n`);
  process.exitCode = 1;
});
