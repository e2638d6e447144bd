#!/usr/bin/env node
// `npm run bench`: the writer, the edge, bulks, the whole way, the memory and the backfill, measured side by side on one server.
import { endWith, stackOf } from '../cli/usage';
import { measureBackfill } from './backfill/measure';
import { measureBulk } from './bulk/lines-accepted';
import { type Databases, openDatabases } from './databases';
import { measureHttp } from './http/accepting';
import { measureLatency } from './latency/accepted-to-persisted';
import { measureMemory } from './memory/measure';
import { help, parseBenchOptions } from './options';
import { type Part, planOf } from './plan';
import { printed } from './print';
import { type Figures, reportOf } from './report';
import { measureWriter } from './writer/contest';

const measures: Readonly<Record<Part, (databases: Databases, commands: number) => Promise<Figures>>> = {
  writer: async (databases, commands) => ({ writer: await measureWriter(databases, planOf(commands).writer) }),
  http: async (databases, commands) => ({ http: await measureHttp(databases, planOf(commands).http) }),
  bulk: async (databases, commands) => ({ bulk: await measureBulk(databases, planOf(commands).bulk) }),
  latency: async (databases, commands) => ({ latency: await measureLatency(databases, planOf(commands).latency) }),
  memory: async (databases, commands) => ({ memory: await measureMemory(databases, planOf(commands).memory) }),
  backfill: async (databases, commands) => ({
    backfill: await measureBackfill(databases, planOf(commands).backfill),
  }),
};

async function main(args: readonly string[]): Promise<void> {
  const options = parseBenchOptions(args);
  if (options === 'help') {
    process.stdout.write(help);
    return;
  }
  const databases = await openDatabases(process.env.SQL_CONNECTION_STRING);
  try {
    let figures: Figures = {};
    for (const part of options.only) {
      const start = performance.now();
      figures = { ...figures, ...(await measures[part](databases, options.commands)) };
      process.stderr.write(`${part}: measured in ${Math.round((performance.now() - start) / 1000)} s\n`);
    }
    const report = reportOf(databases.server, figures);
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : printed(report));
  } finally {
    await databases.close();
  }
}

main(process.argv.slice(2)).catch(endWith(help, stackOf));
