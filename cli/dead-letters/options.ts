// What `stepkeeper dead-letters` is asked: the action, which messages are meant, and how; or how it was typed wrong.
import { parseArgs } from 'node:util';
import { longestReason } from '../../shared/commands/words';
import { type LetterFilter, type LetterKey, origins, parseId } from '../../shared/dead-letters/dead-letter';
import { isCleanText, isFilled, isUuid } from '../../shared/sections/text';
import { actorNamed } from '../actor';
import { UsageError, wholeNumber } from '../usage';

const filters = ['source', 'queue', 'cause', 'kind', 'profile', 'since', 'until', 'limit'] as const;

/** Which options each action takes. */
const actions = {
  list: [...filters, 'reason', 'json'],
  show: ['payload', 'json', 'actor', 'reason'],
  replay: [...filters, 'all', 'reason', 'actor', 'dry-run', 'rate', 'yes'],
  discard: [...filters, 'all', 'reason', 'actor', 'dry-run', 'rate', 'yes'],
} as const;

export type Action = keyof typeof actions;

export interface DeadLetterOptions {
  readonly action: Action;
  readonly ids: readonly LetterKey[];
  readonly filter: LetterFilter;
  /** At most so many messages. */
  readonly limit: number;
  /** Why the act is done. */
  readonly reason: string | undefined;
  /** Who does it; undefined where nobody is named. */
  readonly actor: string | undefined;
  readonly json: boolean;
  readonly payload: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  /** Messages a second. */
  readonly rate: number | undefined;
}

export const deadLettersUsage = `dead-letters list               messages that were not processed: the dead letters of both queues, and what the writer rejected; no values
    --source queue|rejected     --queue NAME   --cause CODE (or --reason CODE)  what it died of   --kind KIND   --profile ID
    --since T   --until T       by when it was enqueued or rejected: 2026-11-23 or 2026-11-23T08:00:00Z
    --limit N                   at most so many (100; without a limit where they are acted on)   --json  a line of JSON each
dead-letters show ID            one of them: what is known of it, and what was done with it so far
    --payload                   whole, with a person's data: the look is recorded   --json
dead-letters replay ID…         put them back on their queue as they were accepted, those that were rejected too; or all that fit the filters above
dead-letters discard ID…        take them away for good; a record without values stays
    --reason TEXT               why: needed, and recorded     --actor WHO   who (else the user of Entra ID, or of this machine)
    --dry-run                   tell what would happen        --rate N      at most so many a second
    --all                       all there are, where nothing else says which   --yes  do not ask`;

/** Throws UsageError, or what parseArgs throws. */
export function readOptions(args: readonly string[]): DeadLetterOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      source: text,
      queue: text,
      cause: text,
      kind: text,
      profile: text,
      since: text,
      until: text,
      limit: text,
      reason: text,
      actor: text,
      rate: text,
      json: flag,
      payload: flag,
      all: flag,
      yes: flag,
      'dry-run': flag,
    },
    allowPositionals: true,
  });
  const [action, ...named] = positionals;
  if (!isAction(action)) {
    throw new UsageError(`dead-letters wants ${Object.keys(actions).join(', ')}, not ${action ?? 'nothing'}`);
  }
  const taken: readonly string[] = actions[action];
  const stranger = Object.keys(values).find((name) => !taken.includes(name));
  if (stranger) throw new UsageError(`dead-letters ${action} takes no --${stranger}`);
  const isAct = action === 'replay' || action === 'discard';
  const cause = action === 'list' ? (values.cause ?? values.reason) : values.cause;
  const filter = filterOf({ ...values, cause });
  const ids = [...new Map(named.map(idIn).map((key) => [JSON.stringify(key), key])).values()];
  requireSelection(action, ids, filter, values.limit, values.all ?? false);
  const limit = isAct ? Number.POSITIVE_INFINITY : 100;
  return {
    action,
    ids,
    filter,
    limit: values.limit === undefined ? limit : wholeNumber('limit', values.limit, 1, 1_000_000_000),
    reason: action === 'list' ? undefined : reasonOf(values.reason, isAct),
    actor: actorNamed(values.actor),
    json: values.json ?? false,
    payload: values.payload ?? false,
    dryRun: values['dry-run'] ?? false,
    yes: values.yes ?? false,
    rate: values.rate === undefined ? undefined : wholeNumber('rate', values.rate, 1, 100_000),
  };
}

/** Nobody acts on everything by leaving something out. */
function requireSelection(
  action: Action,
  ids: readonly LetterKey[],
  filter: LetterFilter,
  limit: string | undefined,
  all: boolean,
): void {
  const isFiltered = Object.keys(filter).length > 0;
  if (action === 'list') {
    if (ids.length > 0) throw new UsageError('dead-letters list takes filters, no ids: show tells of one message');
    return;
  }
  if (action === 'show') {
    if (ids.length !== 1) throw new UsageError('dead-letters show wants one id, as list prints it');
    return;
  }
  if (ids.length > 0 && (isFiltered || all || limit !== undefined)) {
    throw new UsageError(`dead-letters ${action} wants ids or filters, not both`);
  }
  if (ids.length === 0 && !isFiltered && !all) {
    throw new UsageError(`dead-letters ${action} wants ids, a filter, or --all: which messages are meant?`);
  }
}

interface FilterValues {
  readonly source?: string | undefined;
  readonly queue?: string | undefined;
  readonly cause?: string | undefined;
  readonly kind?: string | undefined;
  readonly profile?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

function filterOf({ source, queue, cause, kind, profile, since, until }: FilterValues): LetterFilter {
  const origin = origins.find((one) => one === source);
  if (source !== undefined && !origin) throw new UsageError(`--source wants ${origins.join(' or ')}, not ${source}`);
  if (queue !== undefined && origin === 'rejected')
    throw new UsageError('what was rejected is on no queue: --queue says nothing');
  if (profile !== undefined && !isUuid(profile)) throw new UsageError(`--profile wants a UUID, not ${profile}`);
  return {
    ...(origin !== undefined && { origin }),
    ...(queue !== undefined && { queue, origin: 'queue' }),
    ...(cause !== undefined && { cause }),
    ...(kind !== undefined && { kind }),
    ...(profile !== undefined && { profileId: profile.toLowerCase() }),
    ...(since !== undefined && { since: instantOf('since', since) }),
    ...(until !== undefined && { until: instantOf('until', until) }),
  };
}

function instantOf(option: string, text: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text);
  const time = isDate ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      `--${option} wants a day (2026-11-23) or an instant in UTC (2026-11-23T08:00:00Z), not ${text}`,
    );
  return new Date(time).toISOString();
}

function reasonOf(reason: string | undefined, isNeeded: boolean): string | undefined {
  if (reason === undefined && !isNeeded) return undefined;
  if (reason === undefined || !isFilled(reason))
    throw new UsageError('--reason is needed: why is this done? It is recorded.');
  if (reason.length > longestReason || !isCleanText(reason)) {
    throw new UsageError(`--reason wants up to ${longestReason} characters, without control characters`);
  }
  return reason;
}

function idIn(text: string): LetterKey {
  const key = parseId(text);
  if (!key)
    throw new UsageError(`${text} is no id: they read queue/<name>/<number> or rejected/<number>, as list prints them`);
  return key;
}

function isAction(text: string | undefined): text is Action {
  return text !== undefined && Object.hasOwn(actions, text);
}
