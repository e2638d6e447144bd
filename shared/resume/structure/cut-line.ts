// Lines that hold two things: a heading and the text behind it.
import type { Line } from '../model/document';

/** The part of a line from a place in its text on; what has no run of its own there is cut out of one. */
export function lineFrom(line: Line, from: number): Line {
  const text = line.text.slice(from).trimStart();
  let at = 0;
  const runs = line.runs.flatMap((run) => {
    const start = line.text.indexOf(run.text, at);
    if (start < 0) return [];
    at = start + run.text.length;
    if (at <= from) return [];
    if (start >= from) return [run];
    const kept = run.text.slice(from - start).trimStart();
    const width = (run.width * kept.length) / Math.max(1, run.text.length);
    return kept === '' ? [] : [{ ...run, text: kept, x: run.x + run.width - width, width }];
  });
  const letters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const boldLetters = runs.filter(({ bold }) => bold).reduce((sum, run) => sum + run.text.length, 0);
  const x = runs[0]?.x ?? line.x;
  const { heading: _, ...plain } = line;
  return { ...plain, text, runs, x, width: line.x + line.width - x, bold: boldLetters * 2 > letters };
}
