// The app's functions as the host gets to know them: all that functions/index.ts registers, without a host and without a connection.
export interface Registered {
  readonly name: string;
  readonly trigger: Readonly<Record<string, unknown>> & { readonly type: string };
}

interface Metadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Registered['trigger']>>;
}

/** In an environment with these settings. For a test file of its own: modules keep what they have read. */
export function registeredFunctions(settings: Readonly<Record<string, string>>): readonly Registered[] {
  const found: Registered[] = [];
  jest.doMock(
    '@azure/functions-core',
    () => ({
      version: '4.1040.0',
      hostVersion: '4.1040.0',
      Disposable: class {
        dispose() {}
      },
      registerFunction: ({ name, bindings }: Metadata) => {
        const trigger = Object.values(bindings).find(({ type }) => type.endsWith('Trigger'));
        if (trigger) found.push({ name, trigger });
      },
      registerHook: () => undefined,
      setProgrammingModel: () => undefined,
      log: () => undefined,
    }),
    { virtual: true },
  );
  jest.replaceProperty(process, 'env', { ...settings });
  require('../../functions/index');
  return found;
}
