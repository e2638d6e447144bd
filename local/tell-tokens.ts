// What `npm start` prints for whoever wants to ask the app something: a token per role, and how to get another.
import { requestToken } from './issuer/request-token';

/** The roles that the app knows; a test compares them. */
export const localRoles = ['candidate', 'importer', 'support', 'auditor', 'operator', 'admin'] as const;

/** Lines of a shell: pasted, they leave each token in a variable of its role's name. */
export async function tellTokens(issuer: string, say: (line: string) => void): Promise<void> {
  say('A token per role, for 12 hours; after pasting a line: curl -H "Authorization: Bearer $CANDIDATE" …');
  for (const role of localRoles) {
    say(`export ${role.toUpperCase()}=${await requestToken(issuer, { role })}`);
  }
  const asked = `'{"role":"candidate","sub":"zoe","expiresIn":3600}'`;
  say(`Another: curl -s ${issuer}/token -H 'Content-Type: application/json' -H 'Accept: text/plain' -d ${asked}`);
}
