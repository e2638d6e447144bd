// How deep lines are indented: lists by where their bullets stand, other lines by where they begin.
import type { PlainLine } from './lines';

/** Points by which lines of one level may differ. */
const aligned = 3;
/** Lines that begin at a place, from which it is an indent and no chance (centred lines begin anywhere). */
const linesOfAnIndent = 3;

/** From 0, line by line. @param lines of one column. */
export function levelsOf(lines: readonly PlainLine[]): readonly number[] {
  const items = itemsOf(lines);
  const others = lines.filter((_, index) => !items[index]);
  const bullets = stops(starts(lines.filter(({ bullet }) => bullet)), 1);
  const indents = stops(starts(others), linesOfAnIndent);
  return lines.map((line, index) => {
    const item = items[index];
    return item ? depth(bullets, item.start) : depth(indents, line.start);
  });
}

/** The line with the bullet, for each line of an item of a list. */
function itemsOf(lines: readonly PlainLine[]): readonly (PlainLine | undefined)[] {
  let item: PlainLine | undefined;
  return lines.map((line) => {
    if (line.bullet) item = line;
    else if (item && !(line.x > item.start + aligned && line.x < item.x + aligned)) item = undefined;
    return item;
  });
}

function starts(lines: readonly PlainLine[]): readonly number[] {
  return lines.map(({ start }) => start);
}

function stops(places: readonly number[], atLeast: number): readonly number[] {
  const groups: number[][] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    const group = groups.at(-1);
    if (group && place - (group[0] ?? 0) < aligned) group.push(place);
    else groups.push([place]);
  }
  return groups.filter((group) => group.length >= atLeast).map(([first]) => first ?? 0);
}

function depth(places: readonly number[], start: number): number {
  return Math.max(0, places.filter((place) => place < start + aligned).length - 1);
}
