// After `azd deploy`: storage events to the functions that take files, which need a running app, and then whether it does what it should.
import { join } from 'node:path';
import { z } from 'zod';
import { AzFailed, AzMissing } from './az';
import type { Effects } from './effects';
import { readProvisioned } from './environment';
import { patiently } from './patiently';
import { refusesStrangers, untilReady, writesAndReads } from './probe';

/** Throws EnvironmentFaulty, AzFailed or ProbeFailed. */
export async function postdeploy(effects: Effects, root: string): Promise<void> {
  const told = readProvisioned(effects.variables);
  // Where the app answers its network alone, whoever is outside of it cannot ask.
  const isReachable = told.STEPKEEPER_PROBE !== 'skip';
  if (isReachable) await untilReady(effects, told.SERVICE_API_URI);
  await subscribe(effects, root, told);
  if (!isReachable)
    return effects.say(
      'Not checked: whether the app is ready, refuses strangers, writes and reads (STEPKEEPER_PROBE is skip)',
    );
  await refusesStrangers(effects, told.SERVICE_API_URI);
  const token = await tokenOf(effects, told.OIDC_AUDIENCE);
  const unchecked = token
    ? await writesAndReads(effects, told.SERVICE_API_URI, token)
    : 'a write and its way into the database: there is no token. Set STEPKEEPER_SMOKE_TOKEN to one with the role candidate, or let az get one (docs/deployment.md)';
  if (unchecked) effects.say(`Not checked: ${unchecked}`);
}

/** Event Grid asks the webhook before it accepts it, and the host makes the webhook's key only when it has started. */
async function subscribe(
  { az, say, pause }: Effects,
  root: string,
  told: {
    readonly AZURE_RESOURCE_GROUP: string;
    readonly EVENT_GRID_TOPIC_NAME: string;
    readonly SERVICE_API_NAME: string;
  },
): Promise<void> {
  const parameters = [`eventGridTopicName=${told.EVENT_GRID_TOPIC_NAME}`, `functionAppName=${told.SERVICE_API_NAME}`];
  await patiently(
    () =>
      az(
        ...['deployment', 'group', 'create', '--resource-group', told.AZURE_RESOURCE_GROUP],
        ...[
          '--name',
          'stepkeeper-event-subscriptions',
          '--template-file',
          join(root, 'infra', 'event-subscriptions.bicep'),
        ],
        ...['--parameters', ...parameters, '--query', 'properties.provisioningState'],
      ),
    {
      seconds: 300,
      everySeconds: 20,
      pause,
      isPassing: (error) =>
        error instanceof AzFailed &&
        /validation|handshake|listKeys|host runtime|Encountered an error|BadGateway|ServiceUnavailable|InternalServerError/i.test(
          error.stderr,
        ),
      onWait: () => say('The webhook of the storage events does not answer yet: trying again, 5 minutes at most'),
    },
  );
  say('New files in the containers resumes and imports are told to the app');
}

const tokenAnswer = z.object({ accessToken: z.string() });

/** As whoever deploys, where the issuer is their own directory and they may have one. */
async function tokenOf({ az, variables }: Effects, audience: string | undefined): Promise<string | undefined> {
  if (variables.STEPKEEPER_SMOKE_TOKEN) return variables.STEPKEEPER_SMOKE_TOKEN;
  if (!audience) return undefined;
  try {
    return tokenAnswer.parse(await az('account', 'get-access-token', '--resource', audience)).accessToken;
  } catch (error) {
    if (error instanceof AzFailed || error instanceof AzMissing) return undefined;
    throw error;
  }
}
