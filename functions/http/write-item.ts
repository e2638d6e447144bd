// POST, PUT, PATCH and DELETE of one item: checked, put on the queue, answered when the broker has it.
import type { ItemAction } from '../../shared/api/operations/items';
import type { ItemCommand } from '../../shared/commands/kinds';
import { acceptWrite, commonOf, type Target, type WriteTools } from '../../shared/http/accept-write';
import { itemTagOf, itemTagOrNoneOf, refuseConditions } from '../../shared/http/entity-tag';
import type { Handle, ProfileCall } from '../../shared/http/guarded';
import { itemCommand } from '../../shared/http/item-command';
import { readJsonBody } from '../../shared/http/json-body';
import { type Accepted, json, mergePatch } from '../../shared/http/media-type';
import { idIn } from '../../shared/http/path';
import { readQuery } from '../../shared/http/query';
import { refuse } from '../../shared/http/refuse';
import { readItemHeaders } from '../../shared/http/write-headers';
import type { Section } from '../../shared/sections/section';

export type ItemWriteAction = Exclude<ItemAction, 'list' | 'get'>;

interface Way {
  readonly kind: ItemCommand['kind'];
  readonly tagIn: (headers: Headers) => string | undefined;
  readonly body?: Accepted;
}

const ways: Readonly<Record<ItemWriteAction, Way>> = {
  create: { kind: 'put-item', tagIn: noneBefore, body: json },
  put: { kind: 'put-item', tagIn: itemTagOrNoneOf, body: json },
  patch: { kind: 'patch-item', tagIn: itemTagOf, body: mergePatch },
  delete: { kind: 'delete-item', tagIn: itemTagOf },
};

/** What is created replaces nothing. */
function noneBefore(headers: Headers): string {
  refuseConditions(headers);
  return 'none';
}

/** 202 or 200 as every write; who creates an item is told its address. 422 for an item that is refused. */
export function writeItem(action: ItemWriteAction, section: Section, tools: WriteTools): Handle<ProfileCall> {
  const { kind, tagIn, body: accepted } = ways[action];
  const inPath = action !== 'create' && section.cardinality === 'many';
  return async (call) => {
    const { request } = call;
    const itemId = inPath ? idIn(request.params, 'itemId') : undefined;
    readQuery(request, []);
    const headers = readItemHeaders(request.headers, tagIn);
    const body = accepted && (await readJsonBody(request, accepted));
    const made = itemCommand({ kind, section, itemId, body, headers, common: commonOf(call, headers) });
    if (!made.ok) return refuse(made, tools.sender, call);
    const target = action === 'create' ? targetOf(made.command) : undefined;
    return acceptWrite(tools, call, made.command, headers, target);
  };
}

function targetOf({ section, itemId }: ItemCommand): Target {
  return { path: `${section}/${itemId}`, ids: { itemId } };
}
