// What the object of a line asks for: checked as the endpoint for it checks it, whatever else stands in the file.
import * as z from 'zod';
import { cleanText, uuid } from '../commands/envelope';
import { longestReason } from '../commands/words';
import { sectionByName } from '../sections/all';
import type { FieldError } from '../sections/field-error';
import { isObject } from '../sections/json';
import { type Given, type Section, type StepName, type StepPayload, stepNames } from '../sections/section';
import { validateDraft, validateItem, validatePatch, validateSubmit } from '../sections/validate';
import { Members } from './members';

interface Common {
  readonly profileId: string;
  readonly reason: string | undefined;
}

export interface AskedStep extends Common {
  readonly kind: 'submit-step' | 'save-draft';
  readonly step: StepName;
  readonly expectedVersion: number | undefined;
  readonly payload: StepPayload;
}

interface OfItem extends Common {
  readonly section: Section;
  readonly expectedTag: string | undefined;
}
export type AskedItem = OfItem &
  (
    | { readonly kind: 'put-item'; readonly itemId: string | undefined; readonly payload: Given }
    | { readonly kind: 'patch-item'; readonly itemId: string; readonly payload: Given }
    | { readonly kind: 'delete-item'; readonly itemId: string }
  );

export type Asked = AskedStep | AskedItem;
export type ReadAsked =
  | { readonly ok: true; readonly asked: Asked }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const itemMembers = ['section', 'itemId', 'expectedTag'];
const stepMembers = ['step', 'expectedVersion', 'payload'];
const membersOf: { readonly [kind in Asked['kind']]: readonly string[] } = {
  'submit-step': stepMembers,
  'save-draft': stepMembers,
  'put-item': [...itemMembers, 'payload'],
  'patch-item': [...itemMembers, 'payload'],
  'delete-item': itemMembers,
};
const bulkKinds = Object.keys(membersOf) as Asked['kind'][];

/** `value`: the line as JSON. Paths of errors begin at it. */
export function readAsked(value: unknown): ReadAsked {
  const line = new Members(isObject(value) ? value : {});
  if (!isObject(value)) line.errors.add('', 'wrong_type', 'Send a JSON object with profileId and kind.');
  const asked = isObject(value) ? askedBy(line) : undefined;
  return asked && line.errors.list.length === 0 ? { ok: true, asked } : { ok: false, errors: line.errors.list };
}

const reasonRemedy = `Send 1 to ${longestReason} characters without control characters.`;

function askedBy(line: Members): Asked | undefined {
  const profileId = line.needed('profileId', uuid, 'Send the UUID of the profile.');
  const kind = line.needed('kind', z.enum(bulkKinds), `Send one of: ${bulkKinds.join(', ')}.`, 'not_allowed');
  if (kind === undefined) return undefined;
  line.refuseAllBut(['profileId', 'kind', 'reason', ...membersOf[kind]]);
  const reason = line.optional('reason', cleanText(longestReason), reasonRemedy);
  const what = kind === 'submit-step' || kind === 'save-draft' ? stepBy(kind, line) : itemBy(kind, line, profileId);
  return what && profileId !== undefined ? { profileId, reason, ...what } : undefined;
}

function stepBy(kind: AskedStep['kind'], line: Members): Omit<AskedStep, keyof Common> | undefined {
  const step = line.needed('step', z.enum(stepNames), `Send one of: ${stepNames.join(', ')}.`, 'not_allowed');
  const expectedVersion = line.optional('expectedVersion', z.int().min(0), 'Send a whole number from 0.');
  if (step === undefined) return undefined;
  const payload = line.payload((body) => (kind === 'submit-step' ? validateSubmit : validateDraft)(step, body));
  return payload && { kind, step, expectedVersion, payload };
}

const remedyOfItemId = 'Send the UUID of the item.';
type What<T> = T extends AskedItem ? Omit<T, keyof Common> : never;

function itemBy(kind: AskedItem['kind'], line: Members, profileId: string | undefined): What<AskedItem> | undefined {
  const name = line.needed('section', z.string(), 'Send the name of a section.');
  const expectedTag = line.optional('expectedTag', cleanText(40), 'Send the tag of the item, or "none".');
  const given = line.optional('itemId', uuid, remedyOfItemId);
  if (name === undefined) return undefined;
  const section = sectionByName(name);
  if (section?.enteredBy !== 'candidate') {
    line.errors.add('/section', 'not_allowed', 'Send the name of a section that candidates fill in.');
    return undefined;
  }
  const itemId = itemIdIn(section, line, given, profileId);
  switch (kind) {
    case 'put-item': {
      const payload = line.payload((body) => validateItem(section, body));
      return payload && { kind, section, expectedTag, itemId, payload };
    }
    case 'patch-item': {
      const payload = line.payload((body) => validatePatch(section, body));
      return payload && { kind, section, expectedTag, itemId: existing(line, itemId), payload };
    }
    case 'delete-item':
      return { kind, section, expectedTag, itemId: existing(line, itemId) };
    default:
      return unknownKind(kind);
  }
}

/** A section of one has its item under the id of the profile. */
function itemIdIn(section: Section, line: Members, given: string | undefined, profileId: string | undefined) {
  if (section.cardinality === 'many') return given;
  if (given !== undefined && given !== profileId) {
    line.errors.add('/itemId', 'not_allowed', 'Leave it out: the section holds one item, known by the profile.');
  }
  return profileId;
}

/** The id of an item that is to be there already; where it is missing the line is refused. */
function existing(line: Members, itemId: string | undefined): string {
  if (itemId === undefined) line.errors.add('/itemId', 'required', remedyOfItemId);
  return itemId ?? '';
}

function unknownKind(kind: never): never {
  throw new TypeError(`unknown kind ${String(kind)}`);
}
