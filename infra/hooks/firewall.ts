// The way of whoever deploys to the database, open as long as the work takes. Azure SQL lets in the app's subnet alone, so a client from
// elsewhere is refused by its address (error 40615), and that address is what gets a rule: nobody else has to be asked for it.
// https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues
import { z } from 'zod';
import type { Effects } from './effects';
import { patiently } from './patiently';

const prefix = 'stepkeeper-deployer';

/** The database has no public door; what is to be done needs a machine inside of the network. */
export class NoPublicAccess extends Error {
  constructor(server: string, cause: unknown) {
    super(
      `${server} can be reached from its network alone. Run \`azd provision\` on a machine inside of it, or set \`azd env set STEPKEEPER_MIGRATE skip\` and run what is printed then.`,
      { cause },
    );
    this.name = 'NoPublicAccess';
  }
}

export interface SqlPlace {
  readonly server: string;
  readonly database: string;
  /** Of the server as a resource; undefined for one that is not ours, whose firewall is left alone. */
  readonly serverName: string | undefined;
  readonly resourceGroup: string;
}

/** Does the work once the database lets us in. The rules that it took are gone afterwards, whatever became of the work, and any left over. */
export async function throughFirewall<T>(effects: Effects, place: SqlPlace, work: () => Promise<T>): Promise<T> {
  let done: T;
  try {
    const database = await connect(effects, place);
    await database.close();
    done = await work();
  } catch (error) {
    // What the work failed with is what has to be told.
    await closeRules(effects, place).catch((failed) => effects.say(`A firewall rule may be left: ${wordsOf(failed)}`));
    throw error;
  }
  await closeRules(effects, place);
  return done;
}

async function connect(effects: Effects, { server, database, serverName, resourceGroup }: SqlPlace) {
  const { az, say, pause, openDatabase } = effects;
  const opened = new Set<string>();
  const open = async () => {
    try {
      return await openDatabase(server, database);
    } catch (error) {
      if (isClosed(error)) throw new NoPublicAccess(server, error);
      const address = refusedAddress(error);
      // Behind some networks the address is another one with each connection.
      if (address && serverName && !opened.has(address)) {
        const of = ['--resource-group', resourceGroup, '--server', serverName];
        const range = ['--start-ip-address', address, '--end-ip-address', address];
        await az('sql', 'server', 'firewall-rule', 'create', ...of, '--name', `${prefix}-${opened.size + 1}`, ...range);
        opened.add(address);
        say(`A firewall rule lets ${address} in for as long as this takes`);
      }
      throw error;
    }
  };
  return patiently(open, {
    seconds: 420,
    everySeconds: 10,
    pause,
    isPassing: (error) => isStarting(error) || (refusedAddress(error) !== undefined && serverName !== undefined),
    onWait: (error) => say(`${server} is not open yet (${wordsOf(error)}): waiting, 7 minutes at most`),
  });
}

/** Rules take up to 5 minutes: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
async function closeRules({ az, say }: Effects, { serverName, resourceGroup }: SqlPlace): Promise<void> {
  if (!serverName) return;
  const of = ['--resource-group', resourceGroup, '--server', serverName];
  const rules = z
    .array(z.object({ name: z.string() }))
    .parse((await az('sql', 'server', 'firewall-rule', 'list', ...of)) ?? []);
  for (const { name } of rules.filter((rule) => rule.name.startsWith(prefix))) {
    await az('sql', 'server', 'firewall-rule', 'delete', ...of, '--name', name);
    say(`The firewall rule ${name} is gone`);
  }
}

export function refusedAddress(error: unknown): string | undefined {
  return /Client with IP address '([0-9a-f.:]+)' is not allowed/i.exec(wordsOf(error))?.[1];
}

/** Error 47073: public network access is denied. */
function isClosed(error: unknown): boolean {
  return /Deny Public Network Access/i.test(wordsOf(error));
}

/** A serverless database wakes up (40613), a new one or its administrator is not known everywhere yet (18456, 4060). */
function isStarting(error: unknown): boolean {
  return /is not currently available|Login failed for user '<token-identified principal>'|Cannot open database/i.test(
    wordsOf(error),
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
