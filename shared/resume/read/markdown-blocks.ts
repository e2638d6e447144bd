// The lines of Markdown with what each of them is (CommonMark 0.31, chapters 4 and 5; GitHub's tables).
import { bulletLength, listNumber } from './bullet';

export interface MarkdownBlock {
  readonly kind: 'text' | 'item' | 'heading' | 'row' | 'empty';
  readonly text: string;
  /** In columns. */
  readonly indent: number;
  /** Where an item's text begins. */
  readonly textIndent: number;
  /** The line ends here, whatever follows. */
  readonly endsHard: boolean;
  readonly heading?: number;
  readonly cells?: readonly string[];
}

const rule = /^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
/** What generators of sites want above a page (YAML): its lines are text. */
const frontMatter = /^---\n((?:[\w-]+:.*\n|\s.*\n){1,50})(?:---|\.\.\.)(?=\n|$)/;
const fence = /^(?:`{3,}|~{3,})/;
const delimiterRow = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const hashes = /^(#{1,6})(?:[ \t]+(.*))?$/;

export function markdownBlocks(text: string): MarkdownBlock[] {
  const lines = text
    .replace(frontMatter, '$1\n\n')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split('\n')
    .flatMap((line) =>
      line.split(/<br\s*\/?>(?=.)/i).map((part, at, parts) => (at < parts.length - 1 ? `${part}  ` : part)),
    );
  const result: MarkdownBlock[] = [];
  for (const [at, line] of lines.entries()) {
    const shown = line.replace(/^(?:\s*>)+/, '');
    const above = result.at(-1);
    const underline = /^\s{0,3}(=+|-{2,})\s*$/.exec(shown)?.[1];
    if (underline !== undefined && above?.kind === 'text') {
      result[result.length - 1] = { ...above, kind: 'heading', heading: underline.startsWith('=') ? 1 : 2 };
    } else if (!fence.test(shown.trim()) && !isDelimiterRow(shown, above)) {
      result.push(blockOf(shown, isDelimiterRow(lines[at + 1] ?? '', { text: shown })));
    }
  }
  return result;
}

function blockOf(line: string, isTableHead: boolean): MarkdownBlock {
  const text = line.trim();
  const indent = (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
  const block = { text, indent, textIndent: indent, endsHard: line.endsWith('  ') || line.endsWith('\\') };
  if (text === '' || rule.test(text)) return { ...block, kind: 'empty' };
  const title = hashes.exec(text);
  if (title) {
    const [, signs = '', inside = ''] = title;
    return { ...block, kind: 'heading', text: inside.replace(/(?<=\s)#+$/, ''), heading: signs.length };
  }
  if (isTableHead || /^\|.*\|$/.test(text)) return { ...block, kind: 'row', cells: cellsOf(text) };
  const mark = bulletLength(text) || (listNumber(text)?.length ?? 0) || (/^:\s+/.exec(text)?.[0].length ?? 0);
  const shown = (mark > 0 ? text.slice(mark).replace(/^\[[ x]\]\s+/i, '') : text).replace(/\\$/, '');
  return { ...block, kind: mark > 0 ? 'item' : 'text', text: shown, textIndent: indent + mark };
}

/** Under a row with as many cells. */
function isDelimiterRow(line: string, above: { readonly text: string } | undefined): boolean {
  const text = line.trim();
  return text.includes('|') && delimiterRow.test(text) && above?.text.includes('|') === true;
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\\|/g, '|'));
}
