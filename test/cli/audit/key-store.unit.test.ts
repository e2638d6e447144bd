import { NotSpreadYet } from '../../../cli/audit/keys/errors';
import { keyStoreOf } from '../../../cli/audit/keys/key-store';

const elsewhere = { environment: {}, print: () => undefined };

// App Service may keep what it fetched from the vault for a day, over restarts too.
test('of a vault nobody is told that a restart brings the new key', () => {
  const { spreads } = keyStoreOf({ ...elsewhere, vault: 'https://keys.vault.azure.net/' });
  expect(spreads).toMatch(/within 24 hours, or when it is told to and the app is restarted then .*#rotation/);
  expect(spreads).not.toMatch(/at once when the app is restarted/);
});

test('a setting and a file are read by a restart', () => {
  expect(keyStoreOf(elsewhere).spreads).toMatch(/restart it$/);
  expect(keyStoreOf({ ...elsewhere, file: 'keys' }).spreads).toMatch(/^Restart/);
});

test('whoever promotes too soon hears that a restart counts only with the key, and where that is told', () => {
  const { message } = new NotSpreadYet('2026-11-23-9f2c1a', '2026-11-24T08:00:00.000Z');
  expect(message).toMatch(/restarted with it, with --instances-have-it \(docs\/audit-operations\.md#rotation\)/);
});
