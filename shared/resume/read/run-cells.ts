// The runs of a line that is given as pieces of text: cells end at tabs, runs where the look of words changes.

export interface Look {
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link?: string;
}

export interface Piece extends Look {
  readonly text: string;
}

interface Word {
  text: string;
  /** Characters by look. */
  readonly looks: Map<string, { look: Look; length: number }>;
}

/** Of plain text. */
export const plainLook: Look = { fontSize: 11, bold: false, italic: false };

/**
 * One list of runs a cell, empty where nothing stands in it. A word has the look that most of its characters have, so runs joined by a
 * space are the text: the comma after a bold name belongs to it.
 */
export function runCells(pieces: readonly Piece[]): Piece[][] {
  return cellsOf(pieces).map((words) => {
    const runs: (Piece & { key: string })[] = [];
    for (const word of words) {
      const [key, { look }] = lookOf(word);
      const last = runs.at(-1);
      if (last && last.key === key) runs[runs.length - 1] = { ...last, text: `${last.text} ${word.text}` };
      else runs.push({ ...look, text: word.text, key });
    }
    return runs.map(({ key: _, ...run }) => run);
  });
}

function cellsOf(pieces: readonly Piece[]): Word[][] {
  const cells: Word[][] = [[]];
  let open: Word | undefined;
  for (const { text, ...look } of pieces) {
    const key = JSON.stringify([look.fontSize, look.bold, look.italic, look.link]);
    for (const part of text.split(/(\t|[^\S\t]+)/)) {
      if (part === '') continue;
      if (/^\s/.test(part)) {
        open = undefined;
        if (part === '\t') cells.push([]);
        continue;
      }
      if (!open) {
        open = { text: '', looks: new Map() };
        cells.at(-1)?.push(open);
      }
      open.text += part;
      const counted = open.looks.get(key);
      if (counted) counted.length += part.length;
      else open.looks.set(key, { look, length: part.length });
    }
  }
  return cells;
}

function lookOf({ looks }: Word): [string, { look: Look }] {
  const [most] = [...looks].sort(([, one], [, other]) => other.length - one.length);
  if (!most) throw new RangeError('a word has characters');
  return most;
}
