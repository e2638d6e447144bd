import { KeyVaultRefuses, readSecret, setSecret } from '../../../cli/audit/keys/key-vault';

const vault = 'https://keys.vault.azure.net/';
const credential = { getToken: async () => ({ token: 'a.b.c', expiresOnTimestamp: 0 }) };

function answering(status: number, body: unknown): jest.SpyInstance {
  return jest.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(body, { status }));
}
afterEach(() => jest.restoreAllMocks());

test('the newest version of the secret is read, with a token for Key Vault', async () => {
  const getToken = jest.spyOn(credential, 'getToken');
  const asked = answering(200, { value: '1:key', id: `${vault}secrets/audit-chain-keys/7`, attributes: {} });
  expect(await readSecret({ vault, credential })).toBe('1:key');
  expect(getToken).toHaveBeenCalledWith('https://vault.azure.net/.default');
  const [url, init] = asked.mock.calls[0] ?? [];
  expect(String(url)).toBe('https://keys.vault.azure.net/secrets/audit-chain-keys?api-version=7.4');
  expect(init).toMatchObject({ method: 'GET', redirect: 'error', headers: { Authorization: 'Bearer a.b.c' } });
});

test('a set is a PUT of the whole value', async () => {
  const asked = answering(200, { value: 'new' });
  await setSecret({ vault, credential }, 'new');
  const [, init] = asked.mock.calls[0] ?? [];
  expect(init?.method).toBe('PUT');
  expect(JSON.parse(String(init?.body))).toEqual({ value: 'new', contentType: 'text/plain' });
});

test('a refusal names the vault, its code and what is missing, and no token', async () => {
  answering(403, { error: { code: 'Forbidden', message: 'Caller is not authorized' } });
  const refused = readSecret({ vault, credential });
  await expect(refused).rejects.toBeInstanceOf(KeyVaultRefuses);
  await expect(refused).rejects.toThrow(/keys\.vault\.azure\.net.* 403 Forbidden .*Key Vault Secrets Officer/);
  await expect(refused).rejects.not.toThrow(/a\.b\.c/);
});

test('an answer that is none of Key Vault is refused too', async () => {
  answering(502, '<html>');
  await expect(readSecret({ vault, credential })).rejects.toThrow(/502.*The keys are as they were\./);
});

describe('a set', () => {
  const set = () => setSecret({ vault, credential }, 'x');

  test('that is refused has changed nothing', async () => {
    answering(429, { error: { code: 'Throttled', message: 'Too many requests' } });
    await expect(set()).rejects.toThrow(/429 Throttled .*The keys are as they were\./);
  });

  test.each([500, 504])('that ends in %i may be done or not, and nothing else is said', async (status) => {
    answering(status, { error: { code: 'InternalError', message: 'Oops' } });
    await expect(set()).rejects.toThrow(
      /answered 5\d\d InternalError.*whether it has is not known.*same command again/,
    );
    await expect(set()).rejects.not.toThrow(/as they were/);
  });

  test('whose connection breaks may be done or not', async () => {
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    await expect(set()).rejects.toThrow(/fetch failed.*whether it has is not known/);
  });

  test('for which nobody can sign in was never asked for', async () => {
    const asked = answering(200, { value: 'x' });
    jest.spyOn(credential, 'getToken').mockRejectedValue(new Error('sign in first'));
    await expect(set()).rejects.toThrow(/^sign in first$/);
    expect(asked).not.toHaveBeenCalled();
  });
});
