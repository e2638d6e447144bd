// What the server's thread and a database's worker thread say to each other.

export interface Job {
  readonly id: number;
  /** Several statements run as one: all or none. Only a single one may have parameters. */
  readonly sql: readonly string[];
  /** Text for $1, $2 …, long text as UTF-8, which is handed over and not copied; binary as `\x` and hexadecimal digits. */
  readonly values: readonly (string | ArrayBuffer | null)[];
}

export interface EngineColumn {
  readonly name: string;
  /** The engine's type, and its modifier (-1 for none). */
  readonly type: number;
  readonly modifier: number;
}

export interface EngineResult {
  readonly columns: readonly EngineColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows read or changed. */
  readonly rowCount: number;
}

/** What the engine says of a failure (https://www.postgresql.org/docs/18/protocol-error-fields.html). */
export interface EngineFailure {
  readonly code: string;
  readonly message: string;
  readonly detail: string;
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly constraint: string;
  readonly dataType: string;
}

export type Done =
  | { readonly id: number; readonly result: EngineResult }
  | { readonly id: number; readonly failure: EngineFailure };
