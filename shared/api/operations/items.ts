// The operations of single items: the same six for every section that holds many, four for the one that holds one.
import { sections } from '../../sections/all';
import type { Section } from '../../sections/section';
import type { DescribedOperation } from '../operation';
import { itemSchemaName } from '../schemas/item-schemas';
import { profile } from './profiles';

const tag = 'Items';

/** The sections that a candidate enters. */
export const itemSections: readonly Section[] = sections.filter((section) => section.enteredBy === 'candidate');

/** What one item of the section is called, in names and summaries. */
const singular: Readonly<Record<string, string>> = {
  addresses: 'address',
  education: 'education-entry',
  certifications: 'certification',
  'work-experience': 'work-experience-entry',
  projects: 'project',
  'career-aspirations': 'career-aspirations',
};

export type ItemAction = 'list' | 'create' | 'get' | 'put' | 'patch' | 'delete';

export interface ItemOperation extends DescribedOperation {
  readonly section: Section;
  readonly action: ItemAction;
}

export const itemOperations: readonly ItemOperation[] = itemSections.flatMap(operationsOf);

function operationsOf(section: Section): ItemOperation[] {
  const one = singular[section.name] ?? section.name;
  const many = section.cardinality === 'many';
  const list = `${profile}/${section.name}`;
  const item = many ? `${list}/{itemId}` : list;
  const words = one.replaceAll('-', ' ');
  const schema = itemSchemaName(section);
  const read = { section, tag, access: ['candidate', 'support'] } as const;
  const write = { section, tag, access: ['candidate'] } as const;
  const input = { content: { 'application/json': `${schema}Input` } };
  const single: ItemOperation[] = [
    {
      ...read,
      action: 'get',
      name: `get-${one}`,
      method: 'GET',
      route: item,
      summary: `Get one: ${words}`,
      description:
        'The ETag is for `If-Match` of the next write of this item, and for `If-None-Match` of the next read.',
      answers: { 200: { description: 'The item.', content: { 'application/json': schema } } },
      problems: ['item-not-found'],
    },
    {
      ...write,
      action: 'put',
      name: `put-${one}`,
      method: 'PUT',
      route: item,
      summary: `Create or replace: ${words}`,
      description: 'The item becomes exactly what the body says; what is not given is empty.',
      headers: ['IfMatchItem', 'IfNoneMatchAny'],
      body: input,
    },
    {
      ...write,
      action: 'patch',
      name: `patch-${one}`,
      method: 'PATCH',
      route: item,
      summary: `Change some fields: ${words}`,
      description:
        'A JSON Merge Patch (RFC 7396). Whether the patched item holds to the rules over several fields is found out when it is applied.',
      headers: ['IfMatchItem'],
      body: { content: { 'application/merge-patch+json': `${schema}Patch`, 'application/json': `${schema}Patch` } },
    },
    {
      ...write,
      action: 'delete',
      name: `delete-${one}`,
      method: 'DELETE',
      route: item,
      summary: `Delete: ${words}`,
      description: 'Where there is none, the outcome is `rejected` with `no-such-item`.',
      headers: ['IfMatchItem'],
    },
  ];
  if (!many) return single;
  return [
    {
      ...read,
      action: 'list',
      name: `list-${section.name}`,
      method: 'GET',
      route: list,
      summary: `List: ${section.name.replaceAll('-', ' ')}`,
      description: `All of them, in the candidate's order: at most ${section.maxItems}. \`etags\` holds the tag of each for \`If-Match\`.`,
      answers: { 200: { description: 'The items.', content: { 'application/json': `${schema}List` } } },
    },
    {
      ...write,
      action: 'create',
      name: `create-${one}`,
      method: 'POST',
      route: list,
      summary: `Create: ${words}`,
      description:
        'It replaces nothing: where there is an item of that id already, the outcome is `conflict`. Without an `itemId` it gets one; `Content-Location` says where it is.',
      body: input,
      creates: true,
    },
    ...single,
  ];
}
