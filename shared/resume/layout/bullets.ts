// What begins an item of a list: signs, and numbers that count on.
import type { Row } from './rows';
import type { Word } from './words';

export interface ListRow {
  /** Without the bullet. */
  readonly row: Row;
  readonly bullet: boolean;
  /** Where the line begins, with the bullet. */
  readonly start: number;
}

/** Nothing else begins with them. */
const signs = /^[•‣◦⁃∙▪▫●○◉◌■□◻◼◆◇❖►▶▸▹➢➣➤➔➜✓✔✦✧★☐☑⦿⚫⚬]+/u;
/** They have other uses: bullets only with a letter after a gap, dashes and stars also with anything where others begin alike. */
const doubtful = /^[-–—*·»›>~+§o→]$/u;
const number = /^(?:\((\d{1,2})\)|\[(\d{1,2})\]|(\d{1,2})[.)])$/;
/** Points by which two that begin at the same place may differ. */
const aligned = 2;

/** @param rows of one column, top to bottom. */
export function listRowsOf(rows: readonly Row[]): readonly ListRow[] {
  return rows.map((row, index) => {
    const [first, ...rest] = row.words;
    const start = first?.x ?? 0;
    if (!first) return { row, bullet: false, start };
    const text = first.text.replace(signs, '');
    if (text !== first.text) {
      const kept = text === '' ? rest : [withText(first, text), ...rest];
      // Signs alone are a rating or a rule.
      if (kept.length > 0) return { row: { ...row, words: kept }, bullet: true, start };
    }
    const bullet = rest.length > 0 && (isDoubtfulBullet(first, rest, rows, index) || isCounted(first, rows, index));
    return bullet ? { row: { ...row, words: rest }, bullet, start } : { row, bullet, start };
  });
}

function withText(word: Word, text: string): Word {
  const cut = 1 - text.length / word.text.length;
  return { ...word, text, x: word.x + (word.right - word.x) * cut };
}

function isDoubtfulBullet(first: Word, [next]: readonly Word[], rows: readonly Row[], index: number): boolean {
  if (!doubtful.test(first.text) || !next || isOpenPeriod(first, rows[index - 1])) return false;
  const siblings = rows.filter(
    ({ words: [word] }) => word?.text === first.text && Math.abs(word.x - first.x) < aligned,
  );
  if (first.text === 'o' || first.text === '+') return siblings.length > 1;
  return siblings.length > 1 || /^["“„«(]?\p{L}/u.test(next.text);
}

/** A dash right below a year: the rest of a period, such as `– today`. */
function isOpenPeriod(dash: Word, above: Row | undefined): boolean {
  const [first, second] = above?.words ?? [];
  if (!first || Math.abs(first.x - dash.x) > aligned) return false;
  return [first, second].some((word) => word !== undefined && /(?:19|20)\d{2}$/.test(word.text));
}

/** A number of a list: one higher or lower begins another line at the same place. `2.` alone may be an ordinal. */
function isCounted(first: Word, rows: readonly Row[], index: number): boolean {
  const own = numberOf(first.text);
  if (own === undefined) return false;
  return rows.some(({ words: [other] }, place) => {
    const others = other ? numberOf(other.text) : undefined;
    if (!other || others === undefined || place === index || Math.abs(other.right - first.right) > 3 * aligned)
      return false;
    return others - own === (place > index ? 1 : -1);
  });
}

function numberOf(text: string): number | undefined {
  const found = number.exec(text);
  return found ? Number(found[1] ?? found[2] ?? found[3]) : undefined;
}
