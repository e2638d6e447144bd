// One item from one entry of a row. What is wrong with a field costs the field, or the item where it cannot do without.
import { completeItem } from '../../../shared/sections/item';
import type { Given, Json } from '../../../shared/sections/section';
import { validateItem } from '../../../shared/sections/validate';
import type { Outcome } from './brought';
import { type Entry, lookUp, pointerOf } from './look-up';
import type { From, Source, UnreadablePolicy } from './mapping';
import { type FieldFault, isEmpty, readField } from './read-field';
import type { Finding } from './report';
import type { WhyCode } from './why';

/** Undefined for no item: nothing stands in the entry (and `tell` hears nothing), or it lacks what an item must have. */
export function makeItem(source: Source, entry: Entry, tell: (finding: Finding) => void): Given | undefined {
  const { section } = source;
  const draft = new Draft(source, entry);
  for (const [name, rule] of source.fields) {
    const field = section.fields[name];
    if (!field) continue;
    const { value, from, fault, losses } = readField(entry, field, rule);
    for (const loss of losses) draft.find(name, loss, loss.outcome);
    if (value !== undefined) draft.take(name, value, from, !isEmpty(value, field));
    else if (fault) draft.fail(name, fault, rule.unreadable, field.required);
    else if (field.required) draft.missing.push(name);
  }
  if (!draft.hasContent) return undefined;
  for (const name of draft.missing) {
    const rule = source.fields.get(name);
    const fault = { code: 'required', from: rule?.from[0], raw: null } as const;
    draft.fail(name, fault, rule?.unreadable ?? { do: 'leave-out-item' }, true);
  }
  if (!draft.isLost) applyRules(draft, source);
  for (const finding of draft.findings) tell(finding);
  if (draft.isLost) return undefined;
  const checked = validateItem(section, draft.given);
  if (checked.ok) return checked.payload;
  const code = checked.errors[0]?.code ?? 'wrong_type';
  tell({ code, outcome: 'item-left-out', path: entry.at ?? undefined, field: checked.errors[0]?.path.slice(1) });
  return undefined;
}

/** A field that breaks a rule is left out; where it is the one that is missing, those that need it are. */
function applyRules(draft: Draft, { section, fields }: Source): void {
  let item = completeItem(section, draft.given);
  for (const rule of section.rules) {
    if (!rule.broken(item)) continue;
    const has = (name: string) => draft.given[name] !== undefined;
    const guilty = has(rule.field) ? [rule.field] : rule.reads.filter(has);
    for (const name of guilty) {
      const fault = draft.faultAt(name, rule.code);
      const policy = fields.get(name)?.unreadable ?? { do: 'leave-out' };
      draft.leaveOut(name);
      draft.fail(
        name,
        fault,
        policy.do === 'use' ? { do: 'leave-out' } : policy,
        section.fields[name]?.required ?? false,
      );
    }
    item = completeItem(section, draft.given);
  }
}

class Draft {
  given: { [field: string]: Json } = {};
  readonly findings: Finding[] = [];
  /** Required fields that nothing stands in. */
  readonly missing: string[] = [];
  /** Whether anything of it was read: constants of the mapping alone make no item. */
  hasContent = false;
  isLost = false;
  private readonly places = new Map<string, From | undefined>();

  constructor(
    private readonly source: Source,
    private readonly entry: Entry,
  ) {}

  take(name: string, value: Json, from: From | undefined, isContent: boolean): void {
    this.given[name] = value;
    this.places.set(name, from);
    if (isContent && from?.at.in !== 'mapping') this.hasContent = true;
  }

  leaveOut(name: string): void {
    const { [name]: _, ...rest } = this.given;
    this.given = rest;
  }

  fail(name: string, fault: FieldFault, policy: UnreadablePolicy, required: boolean): void {
    if (fault.raw !== null) this.hasContent = true;
    if (policy.do === 'use') {
      this.given[name] = policy.value;
      this.find(name, fault, 'replaced');
    } else if (required || policy.do === 'leave-out-item') {
      this.isLost = true;
      this.find(name, fault, 'item-left-out');
    } else this.find(name, fault, 'field-left-out');
  }

  faultAt(name: string, code: WhyCode): FieldFault {
    const from = this.places.get(name);
    return { code, from, raw: from ? lookUp(this.entry, from.at) : null };
  }

  find(field: string, { code, from, raw }: FieldFault, outcome: Outcome): void {
    this.findings.push({ code, outcome, field, raw, ...this.placeOf(from) });
  }

  private placeOf(from: From | undefined): Pick<Finding, 'column' | 'path'> {
    const { items } = this.source;
    if (from?.at.in === 'column') return { column: from.at.column };
    if (items.of === 'row') return {};
    const inside = from?.at.in === 'json' ? pointerOf(from.at.path) : '';
    return { column: items.column, path: `${this.entry.at ?? ''}${inside}` };
  }
}
