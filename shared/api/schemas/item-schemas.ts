// The items of each section: as they are submitted, typed into a draft, patched and read.
import { sections } from '../../sections/all';
import type { Field, JsonSchema, Section } from '../../sections/section';
import { drafted, patched, read, submitted } from './field-schemas';
import { closed, listOf, object, type Properties, ref, text, uuid } from './schema';

const names: Readonly<Record<string, string>> = {
  addresses: 'Address',
  education: 'EducationEntry',
  certifications: 'Certification',
  'work-experience': 'WorkExperienceEntry',
  projects: 'Project',
  'career-aspirations': 'CareerAspirations',
  'resume-documents': 'ResumeDocument',
  'resume-parsing': 'ResumeParsing',
};

/** The name of the schema of an item that is read; with `Input`, `Draft` and `Patch` those of bodies. */
export function itemSchemaName({ name }: Section): string {
  return names[name] ?? name;
}

/** By name: four schemas for a section that candidates enter, one for a section that only the service fills in. */
export function itemSchemas(): { readonly [name: string]: JsonSchema } {
  return Object.assign({}, ...sections.map(schemasOf));
}

function schemasOf(section: Section): Record<string, JsonSchema> {
  const name = itemSchemaName(section);
  const view = { [name]: viewOf(section), ...listsOf(section, name) };
  if (section.enteredBy === 'system') return view;
  return {
    ...view,
    [`${name}Input`]: inputOf(section),
    [`${name}Draft`]: draftOf(section),
    [`${name}Patch`]: patchOf(section),
  };
}

/** Of a section of many that candidates enter. */
function listsOf({ cardinality, enteredBy, maxItems }: Section, name: string): Record<string, JsonSchema> {
  if (cardinality === 'one' || enteredBy === 'system') return {};
  const tags = { type: 'object', additionalProperties: text, description: 'By itemId, for `If-Match`.' } as const;
  return { [`${name}List`]: object({ items: { ...listOf(ref(name)), maxItems }, etags: tags }) };
}

function viewOf(section: Section): JsonSchema {
  return object({ ...idOf(section), ...each(section, read) });
}

function inputOf(section: Section): JsonSchema {
  const { required, optional } = split(section, submitted);
  const rules = [...new Set(section.rules.map(({ message }) => message)), ...onlyOneRule(section)];
  const description = rules.length > 0 ? `Rules over several fields: ${rules.join(' ')}` : undefined;
  return closed(object(required, { ...nullableId(section), ...optional }, description));
}

function draftOf(section: Section): JsonSchema {
  return closed(object({}, { ...nullableId(section), ...each(section, drafted) }, 'As typed so far.'));
}

function patchOf(section: Section): JsonSchema {
  const description =
    'A JSON Merge Patch (RFC 7396): fields that are named are set, or emptied by null; others stay as they are.';
  return closed(object({}, { ...nullableId(section), ...each(section, patched) }, description));
}

function idOf({ cardinality }: Section): Properties {
  return cardinality === 'many' ? { itemId: uuid } : {};
}

function nullableId({ cardinality }: Section): Properties {
  if (cardinality === 'one') return {};
  return {
    itemId: {
      type: ['string', 'null'],
      format: 'uuid',
      description:
        "The client's own id of the item; a new item without one gets one. Where the path names the item, this has to be the same.",
    },
  };
}

function onlyOneRule({ onlyOne }: Section): string[] {
  return onlyOne === undefined ? [] : [`At most one entry of the list has ${onlyOne}.`];
}

function each({ fields }: Section, schemaOf: (name: string, field: Field) => JsonSchema): Properties {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(name, field)]));
}

function split(section: Section, schemaOf: (name: string, field: Field) => JsonSchema) {
  const all = Object.entries(each(section, schemaOf));
  const isRequired = ([name]: readonly [string, JsonSchema]) => section.fields[name]?.required === true;
  return {
    required: Object.fromEntries(all.filter(isRequired)),
    optional: Object.fromEntries(all.filter((entry) => !isRequired(entry))),
  };
}
