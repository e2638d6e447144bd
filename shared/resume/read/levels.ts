// Nesting by indent, where a source says no more than how far in a line begins.

export interface Indented {
  readonly indent: number;
  /** Of the text behind a bullet, or of the lines below the first one; as far in as `indent` otherwise. */
  readonly textIndent: number;
  /** It has a bullet or a number of its own. */
  readonly isItem: boolean;
}

/** To be asked line after line. What goes on under the text of an item is on the item's level. */
export class Levels {
  private readonly open: { indent: number; textIndent: number }[];

  /** Indents closer than `step` are one; the least of all of them is on level 0. */
  constructor(
    private readonly step: number,
    indents: Iterable<number>,
  ) {
    let least = Number.POSITIVE_INFINITY;
    for (const indent of indents) least = Math.min(least, indent);
    this.open = [{ indent: least, textIndent: least }];
  }

  of({ indent, textIndent, isItem }: Indented): number {
    while (this.open.length > 1 && indent <= (this.open.at(-1)?.indent ?? 0) - this.step) this.open.pop();
    const top = this.open.at(-1);
    const goesOn = top && !isItem && top.textIndent > top.indent && Math.abs(indent - top.textIndent) < this.step;
    if (top && indent < top.indent + this.step) top.textIndent = textIndent;
    else if (!goesOn) this.open.push({ indent, textIndent });
    return this.open.length - 1;
  }
}
