// A document as plain lines, to be compared with what is expected: two spaces a level, `- ` for a bullet, `#` for a heading, `|1|` for a
// column, `**` around bold runs, `[text](link)`, a tab at wide gaps, `---` between pages, an empty line where there is white space above.
import type { Document, Line, Run } from '../../../../shared/resume/model/document';

export function shown({ pages }: Document): string[] {
  return pages.flatMap(({ lines }, at) => [...(at > 0 ? ['---'] : []), ...lines.flatMap(shownLine)]);
}

function shownLine(line: Line): string[] {
  const column = line.column > 0 ? `|${line.column}|` : '';
  const heading = line.heading === undefined ? '' : `${'#'.repeat(line.heading)} `;
  const mark = `${'  '.repeat(line.level)}${column}${heading}${line.bullet ? '- ' : ''}`;
  const isApart = line.gap >= 0.5 && Number.isFinite(line.gap);
  return [...(isApart ? [''] : []), `${mark}${withLooks(line)}`];
}

/** The text is that of the runs, so the looks can be put back into it. */
function withLooks({ text, runs }: Line): string {
  let from = 0;
  let result = '';
  for (const run of runs) {
    const at = text.indexOf(run.text, from);
    result += text.slice(from, at) + withLook(run);
    from = at + run.text.length;
  }
  return result + text.slice(from);
}

function withLook({ text, bold, link }: Run): string {
  const linked = link === undefined ? text : `[${text}](${link})`;
  return bold ? `**${linked}**` : linked;
}
