// Bullets that the reader has left in the text, because they are characters that stand for other things too.
import type { Line } from '../../model/document';

const bullet = /^\s*(?:[*•●▪■◦‣»➢✓→]|[-–—](?=\s))\s*(?=\S)/u;

export function withBullets(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => {
    const mark = line.bullet ? undefined : bullet.exec(line.text)?.[0];
    const [first, ...rest] = line.runs;
    if (mark === undefined || first === undefined) return line;
    const runs =
      first.text.trim() === mark.trim() ? rest : [{ ...first, text: first.text.replace(bullet, '') }, ...rest];
    return { ...line, text: line.text.slice(mark.length), runs, bullet: true };
  });
}
