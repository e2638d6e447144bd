// How far a long command has got: a bar on a terminal, a line now and then where the output goes to a file.

export interface ProgressOptions {
  /** How many there are in all; 0 where that is not known. */
  readonly total: number;
  /** What is counted: `users`. */
  readonly unit: string;
  /** Those that were done before this command began. */
  readonly begun?: number;
  readonly out?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly now?: () => number;
}

const barWidth = 24;
const linesApartMs = 10_000;
const drawsApartMs = 200;

export class Progress {
  readonly #out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly #now: () => number;
  readonly #start: number;
  #shownAt = Number.NEGATIVE_INFINITY;
  #done: number;

  constructor(private readonly options: ProgressOptions) {
    const { out = process.stderr, now = () => performance.now(), begun = 0 } = options;
    this.#out = out;
    this.#now = now;
    this.#start = now();
    this.#done = begun;
  }

  at(done: number): void {
    this.#done = done;
    const apart = this.#out.isTTY ? drawsApartMs : linesApartMs;
    if (this.#now() - this.#shownAt >= apart) this.#show(undefined);
  }

  /** Why nothing goes on; undefined when it does again. */
  note(reason: string | undefined): void {
    this.#show(reason);
  }

  /** The last word: the line stays. */
  end(): void {
    this.#show(undefined);
    if (this.#out.isTTY) this.#out.write('\n');
  }

  #show(note: string | undefined): void {
    this.#shownAt = this.#now();
    const line = progressLine({ ...this.options, done: this.#done, seconds: (this.#now() - this.#start) / 1000 });
    const text = note === undefined ? line : `${line} · ${note}`;
    this.#out.write(this.#out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }
}

interface Stand {
  readonly total: number;
  readonly unit: string;
  readonly begun?: number;
  readonly done: number;
  /** Since the command began. */
  readonly seconds: number;
}

export function progressLine({ total, unit, begun = 0, done, seconds }: Stand): string {
  const rate = seconds > 0 ? (done - begun) / seconds : 0;
  const speed = `${grouped(rate)} ${unit}/s`;
  if (total === 0) return `${grouped(done)} ${unit} · ${speed}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const left = rate > 0 && done < total ? ` · ${duration((total - done) / rate)} left` : '';
  return `${bar} ${Math.floor(share * 100)} % · ${grouped(done)} of ${grouped(total)} ${unit} · ${speed}${left}`;
}

function grouped(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

/** Of seconds: `42 s`, `3 min 10 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
