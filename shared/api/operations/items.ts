// The operations of single items: the same six for every section that holds many, four for the one that holds one.
import { sections } from '../../sections/all';
import type { Section } from '../../sections/section';
import type { Operation } from '../operation';
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

export interface ItemOperation extends Operation {
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
  const read = { section, tag, access: ['candidate', 'support'] } as const;
  const write = { section, tag, access: ['candidate'] } as const;
  const single: ItemOperation[] = [
    { ...read, action: 'get', name: `get-${one}`, method: 'GET', route: item, summary: `Get one: ${words}` },
    { ...write, action: 'put', name: `put-${one}`, method: 'PUT', route: item, summary: `Create or replace: ${words}` },
    {
      ...write,
      action: 'patch',
      name: `patch-${one}`,
      method: 'PATCH',
      route: item,
      summary: `Change some fields: ${words}`,
    },
    { ...write, action: 'delete', name: `delete-${one}`, method: 'DELETE', route: item, summary: `Delete: ${words}` },
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
    },
    { ...write, action: 'create', name: `create-${one}`, method: 'POST', route: list, summary: `Create: ${words}` },
    ...single,
  ];
}
