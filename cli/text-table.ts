// Counts as text tables for the terminal: numbers to the right, with thousands parted.

export type Cell = string | number;

/** The first row is the heading. */
export function textTable(rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => row.map(textOf));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  return texts.map((row, index) =>
    row
      .map((text, column) => {
        const isNumber = typeof (rows[index === 0 ? 1 : index] ?? [])[column] === 'number';
        return isNumber ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}

function textOf(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}
