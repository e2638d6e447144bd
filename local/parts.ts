// The processes of one stack: started, watched, restarted one by one, and stopped in the order in which nothing is lost.

import { workerArguments } from './local-settings';
import type { PartName } from './ports';
import { type StandIn, startStandIn } from './stand-in-process';

type Environment = Readonly<Record<string, string | undefined>>;

interface Part {
  readonly name: PartName;
  /** Without the port. */
  readonly args: readonly string[];
  readonly env: Environment;
  standIn: StandIn;
}

export class Parts {
  readonly #parts = new Map<PartName, Part>();
  readonly #starting = new Set<Promise<unknown>>();
  #stopping = false;

  /** `onEnded` is told of a part that ends without having been asked to by `stop` or `restart`. */
  constructor(
    readonly onLog: (part: PartName, line: string) => void,
    readonly onEnded: (part: PartName, how: number | string) => void,
  ) {}

  get(name: PartName): StandIn | undefined {
    return this.#parts.get(name)?.standIn;
  }

  /** Throws StandInFailed, with what the part said last, when it ends before it is ready. */
  async start(name: PartName, port: number, args: readonly string[], env: Environment): Promise<StandIn> {
    const onLog = (line: string) => this.onLog(name, line);
    const nodeArguments = name === 'functions-host' ? workerArguments(env) : [];
    const started = startStandIn(`${name}/main.js`, ['--port', String(port), ...args], env, onLog, nodeArguments);
    this.#starting.add(started);
    const standIn = await started.finally(() => this.#starting.delete(started));
    this.#parts.set(name, { name, args, env, standIn });
    standIn.ended.then((how) => {
      if (!this.#stopping && this.get(name) === standIn) this.onEnded(name, how);
    });
    return standIn;
  }

  /** On the same port and data, whether it still runs or was killed. */
  async restart(name: PartName): Promise<StandIn> {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`${name} is no part of this stack`);
    this.#parts.delete(name);
    await part.standIn.stop();
    return this.start(name, part.standIn.port, part.args, part.env);
  }

  /** The app first, so that what it runs is finished while the services are still there. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#starting);
    await this.get('functions-host')?.stop();
    await Promise.all([...this.#parts.values()].map(({ standIn }) => standIn.stop()));
  }
}
