// A program of ours that is killed in the midst of its work: by what it sends to a server, or leaves in a file, and never by a time.
import { existsSync, readFileSync } from 'node:fs';
import { proxyTo } from './factories/cut-proxy';
import type { Running } from './programs';

/** Whether it is to be killed now. Asked of all that it sends, and all the time in between, then of nothing. */
export type Moment = (sent: Buffer) => boolean;

/** `through`: the connection string of the server by a wire of its own. `side`: whether the server still gets what was sent last. */
export async function killedAt(
  connectionString: string,
  start: (through: string) => Running,
  isNow: Moment,
  side: 'before' | 'after' = 'before',
): Promise<void> {
  // Encrypted, nothing could be told of what is sent.
  const { proxy, through } = await proxyTo(connectionString.replace(/Encrypt=true/i, 'Encrypt=false'));
  const running = start(through);
  const kill = () => running.process.kill('SIGKILL');
  proxy.cutAt = (_, sent) => (isNow(sent) && kill() ? side : undefined);
  const watch = setInterval(() => isNow(Buffer.of()) && kill(), 1);
  try {
    const { code, stdout, stderr } = await running.ended;
    if (code !== 'SIGKILL') throw new Error(`it ended with ${code} before the moment came: ${stdout}${stderr}`);
  } finally {
    clearInterval(watch);
    await proxy.close();
  }
}

/** A statement with these words, the first time or a later one. */
export function says(words: string, time = 1): Moment {
  const bytes = Buffer.from(words, 'utf16le');
  let times = 0;
  return (sent) => sent.includes(bytes) && ++times === time;
}

/** A blob whose path has this in it. */
export function puts(path: string): Moment {
  return (sent) => /^PUT \S+/.exec(sent.toString('latin1'))?.[0].includes(path) ?? false;
}

/** A file, or another beside it that is to take its place. */
export function writes(file: string): Moment {
  const before = readFileSync(file, 'utf8');
  return () => existsSync(`${file}.new`) || readFileSync(file, 'utf8') !== before;
}

/** What is sent after that. */
export function following(moment: Moment): Moment {
  let hasCome = false;
  return (sent) => {
    const isNow = hasCome && sent.length > 0;
    hasCome ||= moment(sent);
    return isNow;
  };
}
