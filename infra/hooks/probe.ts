// Whether the deployed app does what it should, as far as whoever deploys can ask it.
import { randomUUID } from 'node:crypto';
import type { Effects } from './effects';
import { patiently } from './patiently';

/** The app does not answer as it should. */
export class ProbeFailed extends Error {
  constructor(
    readonly what: string,
    readonly found: string,
  ) {
    super(`${what}: ${found}`);
    this.name = 'ProbeFailed';
  }
}

/** A new instance starts, its roles and the secret reach it, a serverless database wakes up. */
const startPatience = { seconds: 900, everySeconds: 10 };

/** Throws ProbeFailed when the app is not ready within a quarter of an hour. */
export async function untilReady({ fetch, say, pause }: Effects, uri: string): Promise<void> {
  await patiently(
    async () => {
      const answer = await ask(fetch, `${uri}/api/ready`);
      if (answer.status !== 200) throw new ProbeFailed(`${uri}/api/ready`, `${answer.status} ${answer.text}`.trim());
    },
    {
      ...startPatience,
      pause,
      isPassing: (error) => error instanceof ProbeFailed,
      onWait: (error) =>
        say(`The app is not ready yet (${error instanceof Error ? error.message : ''}): waiting, 15 minutes at most`),
    },
  );
  say(`${uri} is ready: it reaches its queue, its database and its files`);
}

/** Nobody writes without proving who they are: an app with its authentication off must not stay unnoticed. */
export async function refusesStrangers({ fetch, say }: Effects, uri: string): Promise<void> {
  const url = `${uri}/api/profiles/${randomUUID()}/steps/projects`;
  const answer = await ask(fetch, url, { method: 'PUT', body: '{"projects":[]}' });
  if (answer.status !== 401)
    throw new ProbeFailed('a write without a token must be refused with 401', `${answer.status}`);
  say('A write without a token is refused');
}

const draft = { careerAspirations: { targetTitles: ['Smoke test'] } };

/** A draft of the caller's own, written, read back and discarded. Returns what could not be checked, and why. */
export async function writesAndReads({ fetch, say }: Effects, uri: string, token: string): Promise<string | undefined> {
  const url = `${uri}/api/profiles/me/steps/aspirations/draft`;
  const headers = { Authorization: `Bearer ${token}`, Prefer: 'wait=30' };
  const written = await ask(fetch, url, { method: 'PUT', body: JSON.stringify(draft), headers });
  if (written.status === 403)
    return `a write and its way into the database: the token has no role that may write (${written.text})`;
  if (written.status !== 200)
    throw new ProbeFailed('a draft must be written within 30 s', `${written.status} ${written.text}`);
  try {
    const read = await ask(fetch, url, { headers });
    if (read.status !== 200 || !read.text.includes('Smoke test'))
      throw new ProbeFailed('the draft must be read back', `${read.status} ${read.text}`);
  } finally {
    await ask(fetch, url, { method: 'DELETE', headers });
  }
  say('A draft went through the queue into the database, was read back and discarded');
  return undefined;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** No answer at all is one of status 0. */
async function ask(fetcher: typeof fetch, url: string, request: RequestInit = {}): Promise<Answer> {
  try {
    const answer = await fetcher(url, {
      ...request,
      headers: { ...(request.body ? { 'Content-Type': 'application/json' } : {}), ...request.headers },
      signal: AbortSignal.timeout(60_000),
      redirect: 'error',
    });
    return { status: answer.status, text: (await answer.text()).slice(0, 500) };
  } catch (error) {
    return { status: 0, text: error instanceof Error ? error.message : String(error) };
  }
}
