// The audit trail as a person reads it: who changed what, why and in which visit, the newest last.

import type { HistoryChange } from '../../../shared/reading/history-change';
import { heading, type Screen } from '../terminal/screen';
import { cut, pad, runsRightToLeft, visible, widthOf, wrap } from '../terminal/text-width';
import { fieldsOf, short, shown, timeOf } from './values';

const indent = 5;

export function showAuditTrail(screen: Screen, changes: readonly HistoryChange[]): void {
  heading(screen, 'Audit trail', 'audit.ChangeSet and audit.Change, newest last, times in UTC');
  const sets = Map.groupBy(changes, ({ sequence }) => sequence);
  for (const [, list] of [...sets].sort(([one], [other]) => one - other)) showSet(screen, list);
}

function showSet(screen: Screen, changes: readonly HistoryChange[]): void {
  const [first] = changes;
  if (!first) return;
  const { sequence, appliedAt, actor, kind, step, reason, sessionId } = first;
  const who = `${actor.type}:${actor.id}`;
  const left = `${pad(`#${sequence}`, 4)} ${timeOf(appliedAt)}  ${who}  ${kind} ${step ?? ''}`;
  const room = screen.width - widthOf(left) - 2;
  const session = `session ${short(sessionId)}`;
  const right = pad(widthOf(session) <= room ? session : short(sessionId), room, 'right');
  screen.line();
  screen.line(`${screen.paint('bold', left)}  ${screen.paint('dim', right)}`);
  if (reason !== null) {
    for (const line of wrap(`why: ${visible(reason)}`, screen.width - indent))
      screen.line(' '.repeat(indent) + screen.paint('yellow', line));
  }
  for (const change of [...changes].sort((one, other) => one.ordinal - other.ordinal)) showChange(screen, change);
}

function showChange(screen: Screen, { section, itemId, action, before, after }: HistoryChange): void {
  const line = (text: string) => screen.line(' '.repeat(indent) + text);
  line(screen.paint('cyan', `${pad(action, 6)} ${section}${itemId === null ? '' : ` ${short(itemId)}`}`));
  if (before !== null && after !== null) {
    const [was, is] = [new Map(fieldsOf(section, before)), new Map(fieldsOf(section, after))];
    const names = [...new Set([...was.keys(), ...is.keys()])];
    for (const name of names.filter((one) => shown(was.get(one)) !== shown(is.get(one)))) {
      showField(screen, name, shown(was.get(name)), shown(is.get(name)));
    }
    return;
  }
  const [label, image] = after === null ? ['was: ', before] : ['is: ', after];
  const summary = fieldsOf(section, image).filter(([name]) => !/^position$|itemId$/.test(name));
  const told = summary.map(([name, value]) => `${name} ${shown(value)}`).join(' · ');
  line(`  ${screen.paint('dim', label)}${cut(told, screen.width - indent - 2 - label.length)}`);
}

/** In one line where there is room, else one above the other. */
function showField(screen: Screen, field: string, before: string, after: string): void {
  const margin = ' '.repeat(indent + 2);
  const name = screen.paint('dim', `${field}: `);
  const room = screen.width - margin.length - widthOf(field) - 2;
  const oneLine = `${before} → ${after}`;
  if (widthOf(oneLine) <= room && !runsRightToLeft(oneLine)) {
    screen.line(margin + name + oneLine);
    return;
  }
  screen.line(margin + name + cut(before, room));
  screen.line(`${margin}${' '.repeat(widthOf(field))}→ ${cut(after, room)}`);
}
