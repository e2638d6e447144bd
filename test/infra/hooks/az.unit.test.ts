import { AzFailed, shellArgument } from '../../../infra/hooks/az';

const failed = (stderr: string) => new AzFailed(['keyvault', 'secret', 'show', '--name', 'x'], 1, stderr);

it.each([
  ['ERROR: (SecretNotFound) A secret with (name/id) x was not found in this key vault.', 'isNotFound'],
  ["ERROR: (ResourceGroupNotFound) Resource group 'rg' could not be found.", 'isNotFound'],
  ['ERROR: (Forbidden) Caller is not authorized to perform action on resource.', 'isForbidden'],
  ["ERROR: (AuthorizationFailed) The client 'x' does not have authorization to perform action", 'isForbidden'],
  ['ERROR: (Forbidden) Public network access is disabled and request is not from a trusted service', 'isShutOut'],
  ['ERROR: AADSTS700082: The refresh token has expired', undefined],
])('%s', (stderr, kind) => {
  const { isNotFound, isForbidden, isShutOut } = failed(stderr);
  const kinds = Object.entries({ isNotFound, isForbidden, isShutOut }).filter(([, is]) => is);
  expect(kinds.map(([name]) => name)).toEqual(kind ? [kind] : []);
});

it('the message has the command without its values, and what az says', () => {
  expect(failed('ERROR: no').message).toBe('az keyvault secret show --name … failed (1): ERROR: no');
});

it('an argument with spaces stays one where a shell parts them', () => {
  expect(['--file', 'C:\\Users\\Ada L\\value'].map(shellArgument)).toEqual(['--file', '"C:\\Users\\Ada L\\value"']);
});
