// The marks inside a line of Markdown (CommonMark 0.31, chapter 6), as far as they change how text looks or what it links to.
import type { Look, Piece } from './run-cells';
import { safeLink } from './safe-link';

/** In this order: an escape, code, an image, a link, an address, a tag, emphasis. All are bounded: what does not end is text. */
const mark =
  /\\([!-/:-@[-`{-~])|(`{1,5})(.{1,500}?)\2|!\[([^\]]{0,500})\]\([^)\s]{0,2000}(?:\s[^)]{0,500})?\)|\[((?:[^[\]\\]|\\.){0,1000})\]\(<?([^)\s>]{0,2000})>?(?:\s[^)]{0,500})?\)|<((?:https?:|mailto:)[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,100})>|<\/?[a-z][^<>]{0,2000}>|(\*{1,3}|_{1,3}|~~)/gi;

/** Entities that people write in Markdown. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  middot: '·',
  bull: '•',
};

export function markdownPieces(text: string, look: Look): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let { bold, italic } = look;
  const add = (part: string) => {
    if (part !== '') pieces.push({ ...look, bold, italic, text: withoutEntities(part) });
  };
  for (const found of text.matchAll(mark)) {
    const [whole, escaped, , code, , label, target, address, emphasis] = found;
    if (emphasis !== undefined && !isEmphasis(text, found.index, emphasis)) continue;
    add(text.slice(from, found.index));
    from = found.index + whole.length;
    if (escaped !== undefined) pieces.push({ ...look, bold, italic, text: escaped });
    else if (code !== undefined) pieces.push({ ...look, bold, italic, text: code });
    else if (label !== undefined) pieces.push(...markdownPieces(label, { ...look, bold, italic, ...linkTo(target) }));
    else if (address !== undefined) pieces.push({ ...look, bold, italic, text: address, ...linkTo(address) });
    else if (emphasis !== undefined && emphasis !== '~~') {
      if (emphasis.length >= 2) bold = look.bold || !bold;
      if (emphasis.length !== 2) italic = look.italic || !italic;
    }
  }
  add(text.slice(from));
  return pieces;
}

function linkTo(target: string | undefined): { link?: string } {
  const link = safeLink(target);
  return link === undefined ? {} : { link };
}

/** Signs between spaces stand for themselves, and so do underscores inside a word. */
function isEmphasis(text: string, at: number, signs: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = text[at + signs.length] ?? ' ';
  if (/\s/.test(before) && /\s/.test(after)) return false;
  return !signs.startsWith('_') || !/[\p{L}\p{N}]/u.test(before) || !/[\p{L}\p{N}]/u.test(after);
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|([a-z]{2,6}));/gi,
    (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : '';
      return entities[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}
