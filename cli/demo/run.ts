// The demo from beginning to end: the journey with its expectations, then the picture, then what came of it.
import { readHistory } from '../../shared/reading/read-history';
import { createPool } from '../../shared/sql/pool';
import { candidateProfile } from './candidate';
import { verifyAndTamper } from './chain';
import { type CommandQueue, openCommandQueue } from './command-queue';
import type { Demo } from './demo';
import { expectations } from './expectations';
import { firstVisit } from './first-visit';
import { readHoldings } from './holdings';
import { journal } from './journal';
import { showAuditTrail } from './picture/audit-trail';
import { acceptedToPersisted, showLatency } from './picture/latency';
import { showOperations, showProgress, showRefusals } from './picture/progress';
import { showSections } from './picture/sections';
import { readBack } from './read-back';
import { redeliver, repeatRequest } from './redelivery';
import { resumeVisit } from './resume-visit';
import { secondVisit, supportVisit } from './second-visit';
import type { DemoStack } from './stack';
import { heading, type Screen } from './terminal/screen';
import { wrap } from './terminal/text-width';
import { Visit } from './visit';

/** The changes of one journey are far fewer. */
const allChanges = 10_000;

const note =
  'Each request has its bearer token, each write its Session-Id, an X-Correlation-Id and Prefer: wait=20, unless it is told otherwise; other headers are shown.';

export interface Result {
  /** The expectations that do not hold. */
  readonly failed: readonly string[];
}

/** Throws what kept it from getting to the end; an expectation that does not hold is no such thing. */
export async function runDemo(stack: DemoStack, screen: Screen): Promise<Result> {
  const { sql, serviceBus, commandQueue } = stack.settings;
  const pool = createPool(sql, { max: 2 });
  // Every look-up reports its own failure.
  pool.on('error', () => undefined);
  const queue = serviceBus && openCommandQueue(serviceBus, commandQueue);
  const { people } = stack;
  const { profileId } = people;
  const telling = journal(screen);
  const demo: Demo = {
    screen,
    expect: expectations(screen),
    journal: telling,
    pool,
    profileId,
    people,
    profile: candidateProfile(),
    visit: (person) => new Visit(stack.base, profileId, person, telling),
    holdings: () => readHoldings(pool, profileId),
    history: (filter) => readHistory(pool, { profileId, limit: allChanges, ...filter }),
  };
  try {
    await journey(demo, queue);
    await showPicture(demo, stack.settings.chainKeys);
  } finally {
    await queue?.close();
    await pool.close();
  }
  return summary(demo);
}

async function journey(demo: Demo, queue: CommandQueue | undefined): Promise<void> {
  const { screen } = demo;
  screen.line();
  for (const line of wrap(note, screen.width)) screen.line(screen.paint('dim', line));
  const submitted = await firstVisit(demo);
  await secondVisit(demo);
  await supportVisit(demo);
  heading(screen, 'The same again', 'redelivery');
  await repeatRequest(demo, submitted);
  if (queue) await redeliver(demo, queue);
  else demo.expect.skipped('the same messages on the queue once more', 'ServiceBusConnection is not set');
  await resumeVisit(demo);
  heading(screen, 'Read back', 'over HTTP');
  const { changes } = await demo.history();
  await readBack(demo, changes);
}

async function showPicture(demo: Demo, chainKeys: ReadonlyMap<string, Buffer>): Promise<void> {
  const { screen } = demo;
  const holdings = await demo.holdings();
  const { changes } = await demo.history();
  showSections(screen, holdings);
  showProgress(screen, holdings);
  showRefusals(screen, holdings);
  showOperations(screen, holdings);
  showAuditTrail(screen, changes);
  heading(screen, 'The audit chain', 'HMAC-SHA256 over each change set and the hash of the one before');
  await verifyAndTamper(demo, chainKeys);
  showLatency(screen, holdings, demo.journal.exchanges);
  const slowest = Math.max(...acceptedToPersisted(holdings));
  demo.expect.that('each accepted command is in SQL within seconds', slowest < 10_000, `${slowest} ms at most`, '10 s');
}

function summary({ screen, expect, journal: { exchanges }, profileId }: Demo): Result {
  const { held, failed, skipped } = expect.count();
  heading(screen, 'In short', `profile ${profileId}`);
  const missed = skipped > 0 ? `, ${skipped} not looked at` : '';
  if (failed.length === 0)
    screen.line(screen.paint('green', `✓ all ${held} expectations hold, over ${exchanges.length} requests${missed}`));
  else {
    screen.line(
      screen.paint('red', `✗ ${failed.length} of ${held + failed.length} expectations do not hold${missed}:`),
    );
    for (const what of failed) screen.line(`  ${what}`);
  }
  return { failed };
}
