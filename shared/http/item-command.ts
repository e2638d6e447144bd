// From a request to write one item to the command that travels: valid, or the record of why it was refused.

import { itemSections } from '../api/operations/items';
import { itemIdOf } from '../commands/identifiers';
import type { ItemCommand } from '../commands/kinds';
import type { FieldError } from '../sections/field-error';
import { uuid } from '../sections/fields';
import type { Form, Json, Section } from '../sections/section';
import { validateItem, validatePatch } from '../sections/validate';
import { type Common, operationOf } from './accept-write';
import { refusalRecord } from './refusal-record';
import type { Refused } from './refuse';
import type { ItemHeaders } from './write-headers';

export interface ItemWrite {
  readonly kind: ItemCommand['kind'];
  readonly section: Section;
  /** Undefined for an item that is created, and for the one item of a section that holds no more. */
  readonly itemId: string | undefined;
  /** Undefined for a delete alone. */
  readonly body: Json | undefined;
  readonly headers: ItemHeaders;
  readonly common: Common;
}

export type MadeItemCommand = { readonly ok: true; readonly command: ItemCommand } | ({ readonly ok: false } & Refused);

/** A retry under the same Idempotency-Key is the same operation with the same item, in whatever order its keys come. */
export function itemCommand(write: ItemWrite): MadeItemCommand {
  const { kind, section, headers, common } = write;
  const body = kind === 'delete-item' ? { ok: true as const, payload: undefined } : readBody(write);
  if (!body.ok) return refused(write, body.errors);
  const { itemId: own, ...payload } = body.payload ?? {};
  const given = write.itemId ?? (typeof own === 'string' ? own : undefined);
  const { expectedTag, revision } = headers;
  const asked = { kind, section: section.name, itemId: given, expectedTag, revision, payload: body.payload && payload };
  const operation = operationOf(common.profileId, headers, asked);
  const itemId =
    given ?? (section.cardinality === 'one' ? common.profileId : itemIdOf(operation.operationId, section.property, 0));
  const target = { ...common, ...operation, step: section.step, section: section.name, itemId, expectedTag };
  const command: ItemCommand = kind === 'delete-item' ? { ...target, kind } : { ...target, kind, payload };
  return { ok: true, command };
}

function readBody({ kind, section, itemId, body }: ItemWrite) {
  const form = forms.get(section) ?? section;
  const read = kind === 'patch-item' ? validatePatch(form, body) : validateItem(form, body);
  const own = read.ok ? read.payload.itemId : undefined;
  if (itemId === undefined || typeof own !== 'string' || own === itemId) return read;
  return { ok: false as const, errors: [another] };
}

const another: FieldError = {
  path: '/itemId',
  code: 'not_allowed',
  message: 'Take this field out, or give the itemId that stands in the path.',
};

/** An item may say its own id, as GET does. The one item of a section has none. */
const forms: ReadonlyMap<Section, Form> = new Map(
  itemSections
    .filter(({ cardinality }) => cardinality === 'many')
    .map((section) => [section, { ...section, cardinality: 'one', fields: { itemId: uuid(), ...section.fields } }]),
);

/** The client is told where in its body a fault stands, the record where in the step. */
function refused({ kind, section, itemId, body = null, headers, common }: ItemWrite, errors: readonly FieldError[]) {
  const record = refusalRecord({
    common,
    headers,
    step: section.step,
    attempted: 'item',
    target: `${kind} ${section.name} ${itemId ?? ''}`,
    seen: headers.expectedTag,
    body,
    errors: errors.map((error) => ({ ...error, path: `/${section.property}${error.path}` })),
  });
  return { ok: false as const, errors, record };
}
