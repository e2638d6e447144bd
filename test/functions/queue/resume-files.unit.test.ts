import type { InvocationContext } from '@azure/functions';
import { resumeFiles } from '../../../functions/queue/resume-files';
import type { Taken } from '../../../shared/resume/intake/take-resume';

function contextOf() {
  const lines: string[] = [];
  const told = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  return { lines, context: { info: told('info'), warn: told('warn') } as unknown as InvocationContext };
}

const away = 'Document Intelligence is not available: it answered 403';

it.each<readonly [string, Taken, string]>([
  ['that was known', { outcome: 'known' }, 'info resume-taken {"outcome":"known"}'],
  [
    'that waits for its verdict, as all do,',
    { outcome: 'waiting', reason: 'awaiting-scan' },
    'info resume-waits {"outcome":"waiting","reason":"awaiting-scan"}',
  ],
  [
    'that waits for a service that is away',
    { outcome: 'waiting', reason: away },
    `warn resume-waits {"outcome":"waiting","reason":"${away}"}`,
  ],
])('a file %s is told in one line', async (_, taken, line) => {
  const { lines, context } = contextOf();
  await resumeFiles(async () => taken)({ blobName: 'a.pdf' }, context);
  expect(lines).toEqual([line]);
});

it('an order to read a file again goes with its name', async () => {
  const asked: unknown[] = [];
  const take = async (...given: unknown[]): Promise<Taken> => {
    asked.push(given);
    return { outcome: 'known' };
  };
  await resumeFiles(take)({ blobName: 'a.pdf', again: 'order 1' }, contextOf().context);
  expect(asked).toEqual([['a.pdf', { again: 'order 1' }]]);
});
