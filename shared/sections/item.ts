// An item on its way into a row and back: toRow → SQL → fromRow gives an equal item.
import { ColumnMissing } from './errors';
import { emptyItem, fieldsOf } from './form-fields';
import type { Field, Form, Given, Item, Json, Section } from './section';

/** The whole item: what was not given holds its field's empty value. The itemId is no field and is left out. */
export function completeItem(form: Form, given: Given): Item {
  const item = emptyItem(form);
  for (const name of Object.keys(given)) {
    const value = given[name] ?? null;
    if (value !== null && Object.hasOwn(item, name)) item[name] = value;
  }
  return item;
}

/** The values for the columns of the item's fields: lists and objects as JSON text. */
export function toRow(section: Section, item: Item): Record<string, Json> {
  const row: Record<string, Json> = {};
  for (const [name, field] of fieldsOf(section)) {
    const value = item[name] ?? field.empty;
    row[name] = field.storage === 'json' ? JSON.stringify(value) : value;
  }
  return row;
}

/**
 * The item of a row as the mssql client gives it; other columns of the row are left out.
 * @throws ColumnMissing when the query did not select a column that the section declares.
 */
export function fromRow(section: Section, row: Readonly<Record<string, unknown>>): Item {
  const item: Record<string, Json> = {};
  for (const [name, field] of fieldsOf(section)) {
    const value = row[name];
    if (value === undefined) throw new ColumnMissing(section.table, name);
    item[name] = value === null ? field.empty : fromColumn(field, value);
  }
  return item;
}

function fromColumn(field: Field, value: unknown): Json {
  if (field.storage === 'json') return JSON.parse(String(value));
  // mssql gives a uniqueidentifier in upper case.
  if (field.sqlType === 'uniqueidentifier') return String(value).toLowerCase();
  if (field.sqlType === 'bit') return value === true;
  return typeof value === 'number' ? value : String(value);
}
