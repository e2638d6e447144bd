// The app reads a value of the vault when its settings change, and otherwise within a day: a secret that was made after the settings has to
// be read anew. https://learn.microsoft.com/azure/app-service/app-service-key-vault-references#rotation
import { AzFailed } from './az';
import type { Effects } from './effects';
import type { Provisioned } from './environment';

const apiVersion = '2022-03-01';

/** Each time, for a hook that was killed after it had made the secret finds one that is there. It changes nothing where nothing is new. */
export async function refreshReferences({ az, say }: Effects, told: Provisioned): Promise<void> {
  const app = `/subscriptions/${told.AZURE_SUBSCRIPTION_ID}/resourceGroups/${told.AZURE_RESOURCE_GROUP}/providers/Microsoft.Web/sites/${told.SERVICE_API_NAME}`;
  try {
    await az(
      'rest',
      ...['--method', 'post'],
      ...['--url', `${app}/config/configreferences/appsettings/refresh?api-version=${apiVersion}`],
    );
    say('The app reads its secrets anew');
  } catch (error) {
    // The app itself says whether it could follow them: postdeploy waits for /api/ready.
    if (!(error instanceof AzFailed)) throw error;
    say(
      `The app could not be told to read its secrets anew: it does when one of its settings changes. ${error.message}`,
    );
  }
}
