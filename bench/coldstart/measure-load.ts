// How long each contestant takes to load, in fresh processes, in turn.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '../statistics';
import { type Contestant, contestants } from './contestants';
import { coldEnvironment } from './environment';
import type { Loaded } from './load-once';
import { inTurn } from './rounds';

const run = promisify(execFile);

export interface LoadFigures {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly files: number;
}

export interface LoadResult {
  readonly figures: Readonly<Record<Contestant, LoadFigures>>;
  /** The medians of the rounds' ratios: how many times longer the unbundled app takes. */
  readonly unbundledToBundle: { readonly wall: number; readonly cpu: number };
  /** Of the app, those that a trigger other than HTTP calls. */
  readonly otherFunctions: readonly string[];
}

export async function measureLoad(folders: Readonly<Record<Contestant, string>>, rounds: number): Promise<LoadResult> {
  const measured = await inTurn(contestants, rounds, (contestant) => loadOnce(folders[contestant]));
  const figuresOf = (contestant: Contestant): LoadFigures => {
    const loads = measured.map((round) => round[contestant]);
    const of = (figure: 'wallMs' | 'cpuMs' | 'files') => median(loads.map((load) => load[figure]));
    return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), files: of('files') };
  };
  const ratio = (figure: 'wallMs' | 'cpuMs') =>
    median(measured.map(({ unbundled, bundle }) => unbundled[figure] / bundle[figure]));
  const { httpTrigger: _, ...others } = measured[0]?.bundle.functions ?? {};
  return {
    figures: { bundle: figuresOf('bundle'), unbundled: figuresOf('unbundled'), empty: figuresOf('empty') },
    unbundledToBundle: { wall: ratio('wallMs'), cpu: ratio('cpuMs') },
    otherFunctions: Object.values(others).flat(),
  };
}

async function loadOnce(folder: string): Promise<Loaded> {
  const { stdout } = await run(process.execPath, [join(__dirname, 'load-once.js'), folder], { env: coldEnvironment() });
  return JSON.parse(stdout) as Loaded;
}
