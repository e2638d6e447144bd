// Bullets that the reader has left in the text, because they are characters that stand for other things too.
import type { Line } from '../../model/document';
import type { Language } from '../../model/parsed-resume';
import { findPeriods } from '../dates/find-period';

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

/** Dates alone behind a bullet, right below a line that has none: they are that line's, and no item of what follows. */
export function withoutDateBullets(lines: readonly Line[], language: Language): readonly Line[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    if (!line.bullet || before === undefined || before.bullet) return line;
    const [period, ...others] = findPeriods(line.text, language);
    if (period === undefined || others.length > 0) return line;
    const rest = line.text.slice(0, period.from) + line.text.slice(period.to);
    return /\p{L}/u.test(rest) ? line : { ...line, bullet: false };
  });
}
