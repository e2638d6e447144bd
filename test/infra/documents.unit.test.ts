// What azd, the Functions host, Docker, dev containers and Dependabot read is what their formats allow.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documents, misspellings, read, root } from './documents';
import { publishedFaults, publishedHere, publishedSchemas } from './published/validate';

describe.each(documents)('$path', ({ path, schema, published, ownNames }) => {
  test('holds what its format allows', () => {
    expect(schema.safeParse(read(path)).error?.issues ?? []).toEqual([]);
  });

  test('cannot have a key misspelt without a fault, but where the name is our own', () => {
    const unseen = [...misspellings(read(path))].filter(({ value }) => schema.safeParse(value).success);
    expect(unseen.map((misspelt) => misspelt.path).filter((name) => !ownNames.test(name))).toEqual([]);
  });

  // Without `npm run schemas` (the workflow CI runs it) only the schemas of this folder are there.
  (publishedHere() ? test : test.skip)('holds what its published schema allows', async () => {
    expect(await publishedFaults(published, read(path))).toEqual([]);
  });
});

(publishedHere() ? test : test.skip)('a published schema finds what is wrong', async () => {
  const found = await Promise.all(
    documents.map(({ path, published }) => {
      const [first] = misspellings(read(path));
      return publishedFaults(published, first?.value).then((faults) => faults.length > 0);
    }),
  );
  expect(found).toEqual(documents.map(() => true));
});

test('the workflow CI has the published schemas, so nothing is left out there', () => {
  expect(process.env.PUBLISHED_SCHEMAS === 'required' && !publishedHere()).toBe(false);
});

test('every document has a published schema at a commit, and every such schema a document', () => {
  const used = new Set(documents.map(({ published }) => published));
  expect(publishedSchemas.map(({ file }) => file).sort()).toEqual([...used].sort());
  for (const { url } of publishedSchemas) expect(url).toMatch(/\/[0-9a-f]{40}\//);
});

test('no other file of these kinds lies where its reader looks for it', () => {
  const known = new Set(documents.map(({ path }) => path));
  const others = ['.github', '.github/ISSUE_TEMPLATE', '.devcontainer', '.'].flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => join(folder, name)) : [],
  );
  const read = others.filter((path) =>
    /(?:^azure|compose|dependabot|devcontainer|^host|ISSUE_TEMPLATE\/)[^/]*\.(?:ya?ml|json)$/.test(path),
  );
  expect(read.filter((path) => !known.has(path))).toEqual([]);
});
