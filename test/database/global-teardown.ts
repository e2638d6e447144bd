import type { StandIn } from '../../local/stand-in-process';

export default async function globalTeardown(): Promise<void> {
  await (globalThis as { sqlServer?: StandIn }).sqlServer?.stop();
}
