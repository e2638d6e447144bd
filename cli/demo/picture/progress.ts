// Where each step stands, what was refused on the way, and what became of the commands.

import type { Row } from '../../../shared/reading/run';
import { stepNames } from '../../../shared/sections/section';
import { count, instant, instantOrNull, text, textOrNull } from '../../../shared/sql/column';
import type { Holdings } from '../holdings';
import { heading, type Screen } from '../terminal/screen';
import { table } from '../terminal/table';
import { visible, widthOf, wrap } from '../terminal/text-width';
import { short, timeOf } from './values';

export function showProgress(screen: Screen, holdings: Holdings): void {
  heading(screen, 'Progress', 'builder.StepProgress and builder.StepDraft, times in UTC');
  const drafts = new Map(holdings.rows('builder.StepDraft').map((row) => [row.step, row]));
  const rows = [...holdings.rows('builder.StepProgress')].sort((one, other) => orderOf(one.step) - orderOf(other.step));
  table(
    screen,
    [
      { title: 'step', style: 'cyan' },
      { title: 'status' },
      { title: 'done', align: 'right' },
      { title: 'version', align: 'right' },
      { title: 'refused', align: 'right' },
      { title: 'started' },
      { title: 'completed' },
      { title: 'draft' },
    ],
    rows.map((row) => {
      const completedAt = instantOrNull(row.completedAt);
      const draft = drafts.get(row.step);
      return [
        text(row.step),
        text(row.status),
        `${count(row.completeness)} %`,
        String(count(row.version)),
        String(count(row.refusals)),
        timeOf(instant(row.startedAt)).slice(0, 8),
        completedAt === null ? '—' : timeOf(completedAt).slice(0, 8),
        draft ? draftOf(draft) : '—',
      ];
    }),
  );
}

export function showRefusals(screen: Screen, holdings: Holdings): void {
  heading(screen, 'Refused fields', 'builder.ValidationError');
  for (const row of holdings.rows('builder.ValidationError')) {
    const left = `  ${text(row.path)}  `;
    const code = text(row.code);
    const right = `${text(row.attempted)} of ${text(row.step)}, session ${short(textOrNull(row.sessionId))}`;
    const gap = ' '.repeat(Math.max(2, screen.width - widthOf(left + code + right)));
    screen.line(screen.paint('cyan', left) + code + gap + screen.paint('dim', right));
    const value = textOrNull(row.value);
    const told = text(row.message) + (value === null ? '' : ` It was ${visible(value)}.`);
    for (const line of wrap(told, screen.width - 5)) screen.line(`     ${line}`);
  }
}

export function showOperations(screen: Screen, holdings: Holdings): void {
  heading(screen, 'Operations', 'ops.Operation: one row a command, however often it is delivered');
  const operations = holdings.rows('ops.Operation');
  const byStatus = Map.groupBy(operations, ({ status }) => text(status));
  table(
    screen,
    [
      { title: 'status', style: 'cyan' },
      { title: 'number', align: 'right' },
      { title: 'commands', gives: true },
      { title: 'why', gives: true },
    ],
    [...byStatus].map(([status, rows]) => {
      const kinds = Map.groupBy(rows, ({ kind }) => text(kind));
      const codes = new Set(rows.flatMap(({ errorCode }) => textOrNull(errorCode) ?? []));
      const commands = [...kinds].map(([kind, list]) => `${list.length} ${kind}`).join(', ');
      return [status, String(rows.length), commands, [...codes].join(', ') || '—'];
    }),
  );
  screen.line(`  ops.RejectedMessage: ${holdings.rows('ops.RejectedMessage').length} rows`);
}

/** One that was made of a resume has no revision: no client has counted it. */
function draftOf({ revision }: Row): string {
  return revision === null ? 'kept' : `rev. ${count(revision)}`;
}

function orderOf(step: unknown): number {
  return (stepNames as readonly unknown[]).indexOf(step);
}
