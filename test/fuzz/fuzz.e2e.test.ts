// The whole stack, asked by whom and for what it may be: whatever comes is answered as the document says.
import { randomUUID } from 'node:crypto';
import { printed } from '../../fuzz/print';
import { fuzz } from '../../fuzz/run';
import { openApiDocument } from '../../shared/api/document';
import { startTestStack, type TestStack } from '../e2e/stack';

const requests = 2_000;
/** Another one with FUZZ_SEED; it is printed with a failure. */
const seed = Number(process.env.FUZZ_SEED ?? 20261122);

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.stop());

it(`gives no answer that the document does not describe, over ${requests} requests`, async () => {
  const issuer = stack.settings.OIDC_ISSUER ?? '';
  const document = openApiDocument();
  const fuzzed = await fuzz({ url: stack.client.url, issuer, document, requests, seed });
  if (fuzzed.failure) throw new Error(printed(fuzzed, seed));
  expect(fuzzed.tally.total).toBe(requests);
  expect(fuzzed.tally.operations.length).toBeGreaterThan(document.tags.length);
}, 300_000);

it('leaves nothing behind that the writer could not apply', async () => {
  // What was sent before it is written by then.
  await stack.client.outcomeOf(await stack.client.saveDraft(randomUUID(), 'address', { addresses: [] }));
  // What was sent under a key that another request had used is kept, as it should be.
  const rejected = await stack.rows(
    "SELECT r.code, r.detail FROM ops.RejectedMessage AS r WHERE r.code <> 'operation-id-reused';",
  );
  expect(rejected).toEqual([]);
}, 120_000);
