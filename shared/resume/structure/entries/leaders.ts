// Points or dashes that lead the eye from a name to its place or date: `Northwind Foods ........ Leeds`. They part as a tab does.
import type { Line } from '../../model/document';

const leader = /\s*(?:[-–—_]{4,}|\.{5,}|(?:\. ){4,}\.?|…{2,})\s*/g;

export function withoutLeaders(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => {
    const text = line.text.replaceAll(leader, '\t').replace(/^\t|\t$/g, '');
    return text === line.text || text === '' ? line : { ...line, text };
  });
}
