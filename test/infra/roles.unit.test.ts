// Who may do what: the roles of Bicep, of the table in docs/infrastructure.md, and what the code does with each service.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicep, bicepFiles, entries, literal, variable } from './bicep';
import { root } from './documents';

const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const builtIn: Readonly<Record<string, string>> = {
  '090c5cfd-751d-490a-894a-3ce6f1109419': 'Azure Service Bus Data Owner',
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'Azure Service Bus Data Sender',
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'Azure Service Bus Data Receiver',
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'Storage Queue Data Contributor',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'Storage Table Data Contributor',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'Key Vault Secrets Officer',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  'a97b65f3-24c7-4388-baec-2e87135dc908': 'Cognitive Services User',
};

const granted = new Set([...bicepFiles.values()].flatMap((source) => source.match(guid) ?? []));

const [, section = ''] = readFileSync(join(root, 'docs/infrastructure.md'), 'utf8').split('\n## Roles\n');
const [table = ''] = section.split('\n## ');
const rows = table.split('\n').filter((line) => line.match(guid));

test('every role that Bicep grants is one of these, none of which may change a resource', () => {
  expect([...granted].filter((id) => !Object.hasOwn(builtIn, id))).toEqual([]);
});

test('the table of docs/infrastructure.md names each granted role by its id, and no other', () => {
  const told = rows.flatMap((row) => row.match(guid) ?? []);
  expect([...told].sort()).toEqual([...granted].sort());
  for (const row of rows) for (const id of row.match(guid) ?? []) expect(row).toContain(builtIn[id]);
});

test('a name in Bicep means the role that is called so', () => {
  const roles = entries(variable(bicep('modules/role-assignments.bicep'), 'roles'));
  for (const [name, value] of roles) {
    const words = builtIn[literal(value) ?? '']?.replace(/^Azure /, '').replaceAll(' ', '');
    expect(words?.toLowerCase()).toBe(name.toLowerCase());
  }
});

/** A call of a service's client, and the role that its documentation asks for. */
const asks: readonly { readonly call: RegExp; readonly roles: readonly string[] }[] = [
  { call: /\.createSender\(/, roles: ['Azure Service Bus Data Sender'] },
  { call: /app\.serviceBusQueue\(|\.createReceiver\(|\.peekMessages\(/, roles: ['Azure Service Bus Data Receiver'] },
  // https://learn.microsoft.com/rest/api/storageservices/get-user-delegation-key; index tags: …/get-blob-tags
  { call: /getUserDelegationKey|getTags\(/, roles: ['Storage Blob Data Owner'] },
  { call: /app\.storageBlob\(/, roles: ['Storage Blob Data Owner', 'Storage Queue Data Contributor'] },
  { call: /cognitiveservices\.azure\.com\/\.default/, roles: ['Cognitive Services User'] },
];

const code = ['shared', 'functions']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');
const names = [...granted].map((id) => builtIn[id]);

test.each(asks)('what asks for $roles is done by the code, and granted', ({ call, roles }) => {
  expect(code).toMatch(call);
  expect(names).toEqual(expect.arrayContaining([...roles]));
});

test('what the settings of the host ask for is granted', () => {
  const settings = bicep('modules/app-settings.bicep');
  expect(settings).toContain('@Microsoft.KeyVault(');
  expect(settings).toContain('AzureWebJobsStorage__tableServiceUri');
  expect(settings).toContain('Authorization=AAD');
  expect(names).toEqual(
    expect.arrayContaining([
      'Key Vault Secrets User',
      'Storage Table Data Contributor',
      'Monitoring Metrics Publisher',
    ]),
  );
});
