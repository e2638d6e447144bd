// What Node is started with for the app: the real host passes this setting on to its language worker, which our host is as well.
// https://learn.microsoft.com/azure/azure-functions/functions-app-settings#languageworkers__node__arguments

export function workerArguments(settings: Readonly<Record<string, string | undefined>>): string[] {
  return (settings.languageWorkers__node__arguments ?? '').split(/\s+/).filter((argument) => argument !== '');
}
