// Names that a mapping writes as one text, taken apart.
import type { Path, TableName } from './mapping';

/** `details.list`: keys from outside inwards; the empty text is the value itself. */
export function pathOf(text: string): Path {
  return text === '' ? [] : text.split('.');
}

/** `dbo.Users`. */
export function tableName(text: string): TableName {
  const [schema = '', table = ''] = text.split('.');
  return { schema, table };
}
