// What has to hold, one by one, with what was seen: counted, and printed as it is found.
import type { Screen } from './terminal/screen';
import { visible, wrap } from './terminal/text-width';

export interface Expectations {
  /** What was seen is to be exactly `expected`, compared as JSON. */
  equal(what: string, seen: unknown, expected: unknown): boolean;
  /** For what equality does not tell: `seen` and `expected` are for the reader. */
  that(what: string, holds: boolean, seen: string, expected: string): boolean;
  /** Something that could not be looked at, and why: neither held nor failed. */
  skipped(what: string, why: string): void;
  count(): { readonly held: number; readonly failed: readonly string[]; readonly skipped: number };
}

export function expectations(screen: Screen): Expectations {
  let held = 0;
  let skipped = 0;
  const failed: string[] = [];

  const that = (what: string, holds: boolean, seen: string, expected: string): boolean => {
    if (holds) {
      held++;
      tell(screen, `${screen.paint('green', '✓')} `, what, seen);
    } else {
      failed.push(what);
      tell(screen, `${screen.paint('red', '✗')} `, what, '');
      tell(screen, '  ', 'expected', expected);
      tell(screen, '  ', 'seen', seen);
    }
    return holds;
  };

  return {
    that,
    equal: (what, seen, expected) => that(what, textOf(seen) === textOf(expected), textOf(seen), textOf(expected)),
    skipped(what, why) {
      skipped++;
      tell(screen, `${screen.paint('yellow', '–')} `, `not looked at: ${what}`, why);
    },
    count: () => ({ held, failed, skipped }),
  };
}

const indent = 5;

function tell(screen: Screen, mark: string, what: string, seen: string): void {
  const text = seen === '' ? what : `${what}: ${visible(seen)}`;
  const lines = wrap(text, screen.width - indent - 2);
  for (const [at, line] of lines.entries()) screen.line(' '.repeat(indent) + (at === 0 ? mark : '  ') + line);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
