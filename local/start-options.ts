// The command line of `npm start`.
import { parseArgs } from 'node:util';
import { DEFAULT_PORTS, type Ports } from './ports';

export interface StartOptions {
  readonly data: string;
  readonly fresh: boolean;
  readonly ports: Ports;
}

export const HELP = `npm start -- [options]: the whole app on this machine

  --data DIR              the folder of all state (.stepkeeper)
  --fresh                 empty that folder first
  --http-port N           the app (${DEFAULT_PORTS['functions-host']})
  --service-bus-port N    Service Bus (${DEFAULT_PORTS['service-bus']})
  --sql-port N            SQL Server (${DEFAULT_PORTS['sql-server']})
  --blob-port N           Blob Storage (${DEFAULT_PORTS['blob-storage']})
  --issuer-port N         the issuer of tokens (${DEFAULT_PORTS.issuer})
  --help                  this text

SQL_CONNECTION_STRING, ServiceBusConnection, AzureWebJobsStorage and OIDC_ISSUER, in the environment or in
local.settings.json, each replace a stand-in by the real thing. Port 0 takes any free port.
`;

/** Returns 'help' for --help. Throws an error that names the option for one that is unknown or has no proper value. */
export function parseStartOptions(args: readonly string[]): StartOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.stepkeeper' },
      fresh: { type: 'boolean', default: false },
      'http-port': { type: 'string' },
      'service-bus-port': { type: 'string' },
      'sql-port': { type: 'string' },
      'blob-port': { type: 'string' },
      'issuer-port': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    data: values.data,
    fresh: values.fresh,
    ports: {
      'functions-host': portOf('--http-port', values['http-port'], DEFAULT_PORTS['functions-host']),
      'service-bus': portOf('--service-bus-port', values['service-bus-port'], DEFAULT_PORTS['service-bus']),
      'sql-server': portOf('--sql-port', values['sql-port'], DEFAULT_PORTS['sql-server']),
      'blob-storage': portOf('--blob-port', values['blob-port'], DEFAULT_PORTS['blob-storage']),
      issuer: portOf('--issuer-port', values['issuer-port'], DEFAULT_PORTS.issuer),
    },
  };
}

function portOf(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${option}: '${text}' is not a port`);
  return Number(text);
}
