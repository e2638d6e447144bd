// The same app on the real servers: SQL Server, the Service Bus emulator and Azurite in containers, the Functions host of Core Tools.
import { join } from 'node:path';
import { allowUploads, createContainers, migrate } from '../prepare';
import { startStandIn } from '../stand-in-process';
import { tellTokens } from '../tell-tokens';
import { writeComposeFiles } from './compose-files';
import { appSettings, database, writeLocalSettings } from './local-settings';
import { createDatabase, healthy } from './ready';
import { ended, requireTool, runTool, start } from './tools';

export interface DockerStart {
  /** The repository: its bundle/ is what runs. */
  readonly root: string;
  readonly httpPort: number;
  readonly issuerPort: number;
  readonly say: (line: string) => void;
}

const dockerRemedy =
  'install Docker Engine or Docker Desktop with Compose 2 (https://docs.docker.com/compose/install/), or use `npm start`, which needs neither';
const funcRemedy =
  'install Azure Functions Core Tools 4 (https://learn.microsoft.com/azure/azure-functions/functions-run-local), or use `npm start`, which needs none';

/**
 * Runs until the host ends, by itself or by Ctrl-C, and returns its exit code or signal. The containers are left running. Throws ToolMissing
 * before anything is started, ToolFailed, NotHealthy or MigrationFailed.
 */
export async function startDocker({ root, httpPort, issuerPort, say }: DockerStart): Promise<number | string> {
  await requireTool('docker', ['compose', 'version'], dockerRemedy);
  await requireTool('func', ['--version'], funcRemedy);
  const compose = writeComposeFiles(root);
  say('docker compose up: the first time, images of about 3 GB are fetched');
  await runTool('docker', ['compose', 'up', '--detach', '--wait', '--wait-timeout', '300'], root);
  await healthy(compose.serviceBusHealth);
  await createDatabase(compose.sqlServer, database);
  const issuer = await startStandIn('issuer/main.js', [
    ...['--port', String(issuerPort), '--data', join(root, '.compose'), '--audience', 'api://stepkeeper'],
  ]);
  try {
    const settings = appSettings(root, compose, issuer.connectionString ?? '');
    await migrate(root, { ...process.env, ...settings }, undefined);
    const containers = await createContainers(root, settings.AzureWebJobsStorage ?? '');
    await allowUploads(settings.AzureWebJobsStorage ?? '', settings.CORS_ALLOWED_ORIGINS);
    say(`The database ${database} is up to date; containers: ${containers.join(', ')}`);
    writeLocalSettings(join(root, 'bundle'), settings);
    await tellTokens(settings.OIDC_ISSUER ?? '', say);
    return await ended(start('func', ['start', '--port', String(httpPort)], 'inherit', join(root, 'bundle')));
  } finally {
    await issuer.stop();
    say(
      'The containers go on running: `docker compose stop` ends them, `docker compose down --volumes` takes their data along',
    );
  }
}
