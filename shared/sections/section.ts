// What a section is: one declaration from which validation, columns, audit and the API's schemas come.
import type { Check } from './checks';
import type { FieldErrorCode } from './field-error';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The values of one row of a section by field name. Every field is there: what was not given holds the field's `empty` value. */
export type Item = { readonly [field: string]: Json };

/** An item as a body or the queue holds it: only what was given. */
export interface Given {
  readonly itemId?: string;
  readonly [field: string]: Json;
}

/** What a step's body holds, by the sections' properties: a list, or the one item, or null where it is cleared. */
export interface StepPayload {
  readonly [property: string]: readonly Given[] | Given | null;
}

/** What the API's description says of a value, in the words of JSON Schema 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: Json | JsonSchema;
}

export const stepNames = ['address', 'education', 'experience', 'projects', 'aspirations', 'resume'] as const;
export type StepName = (typeof stepNames)[number];

export interface Field {
  /** The column's type exactly as the migrations write it, for example `nvarchar(200)`. The column has the field's name. */
  readonly sqlType: string;
  /** `json`: a list or object, stored as JSON text. */
  readonly storage: 'plain' | 'json';
  readonly required: boolean;
  /** Whether a value may say something about a person. Only values of fields that cannot are kept with a refusal. */
  readonly personal: boolean;
  /** `system`: never accepted from whoever enters the section; an update keeps what is stored. */
  readonly setBy: 'candidate' | 'system';
  /** What is stored when the field is not given: null, false, [] or {}. */
  readonly empty: Json;
  /** A submitted value. */
  readonly strict: Check;
  /** A value in a draft: type and size are checked, format and completeness are not. */
  readonly draft: Check;
  /** A submitted value, as far as JSON Schema can describe it. */
  readonly schema: JsonSchema;
  /** A value that is read, where the service itself may store more than is accepted. */
  readonly stored?: JsonSchema;
}

/** A rule over several fields of one item. */
export interface Rule {
  /** The field that the error is reported at. */
  readonly field: string;
  /** The fields that it looks at. */
  readonly reads: readonly string[];
  readonly code: FieldErrorCode;
  readonly message: string;
  readonly broken: (item: Item) => boolean;
}

/** What an item is checked by, whether or not it has a table. */
export interface Form {
  /** An item of many may say its own itemId, which is no field of it. */
  readonly cardinality: 'one' | 'many';
  readonly fields: { readonly [name: string]: Field };
  readonly rules: readonly Rule[];
}

export interface Section extends Form {
  /** In URLs and audit rows, for example `work-experience`. */
  readonly name: string;
  /** In JSON bodies, for example `workExperience`. */
  readonly property: string;
  readonly step: StepName;
  /** Schema and table, for example `profile.WorkExperience`. */
  readonly table: string;
  /** The most items that a profile may hold; 1 for a section of one. */
  readonly maxItems: number;
  /** `system`: written by the resume parser, read by everybody, never part of a step's body. */
  readonly enteredBy: 'candidate' | 'system';
  /** Rows go when the item of the other section whose itemId stands in `field` goes. */
  readonly ownedBy?: { readonly section: string; readonly field: string };
  /**
   * Items whose field `by` is filled are held by the service (shared/writer/held-items.ts): a submit that does not list one keeps it,
   * delete-item is refused, and no client changes its `facts`.
   */
  readonly held?: {
    readonly by: string;
    readonly facts: readonly string[];
    /** What a candidate may call otherwise than it came, each with the field that keeps it as it came. */
    readonly asItCame: { readonly [field: string]: string };
  };
  /** The flag that at most one item of a list may carry. */
  readonly onlyOne?: string;
}
