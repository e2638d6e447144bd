// `npm run schemas`: the published schemas that schemas.json names, at their commits, into .schemas/, where the tests find them.
const { createHash } = require('node:crypto');
const { mkdir, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const schemas = require('./schemas.json');

const folder = join(__dirname, '../../../.schemas');

async function take({ file, url, sha256 }) {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const content = Buffer.from(await response.arrayBuffer());
  const digest = createHash('sha256').update(content).digest('hex');
  if (digest !== sha256) throw new Error(`${url} is not what schemas.json says: its SHA-256 is ${digest}`);
  await writeFile(join(folder, file), content);
}

async function main() {
  await mkdir(folder, { recursive: true });
  await Promise.all(schemas.map(take));
  process.stdout.write(`${schemas.length} schemas in .schemas/\n`);
}

main().catch((error) => {
  process.stderr.write(`The published schemas could not be taken: ${error.message}\n`);
  process.exitCode = 1;
});
