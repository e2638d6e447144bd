// What can go wrong with a section that is no fault of the person who fills it in.

export class ColumnMissing extends Error {
  constructor(
    readonly table: string,
    readonly column: string,
  ) {
    super(`the row has no column ${column}, which ${table} declares: select it`);
    this.name = 'ColumnMissing';
  }
}
