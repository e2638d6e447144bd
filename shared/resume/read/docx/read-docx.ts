// A resume in Word's format (ECMA-376, transitional and strict), read part by part within the bounds of shared/resume/limits.ts.
import { Unreadable } from '../../errors';
import type { Document } from '../../model/document';
import { Flow } from '../flow';
import { textOf, writeLine } from '../laid-line';
import { blocksOf, type Source } from './blocks';
import { type DocxLine, linesOf } from './laid-lines';
import { Numbering } from './numbering';
import { Parts, type Relationship } from './parts';
import { Styles } from './styles';
import { child, type Element, isOn, value } from './xml';

/** What a footer has to hold to be more than a page number. */
const contact = /@|\+?\d[\d\s()/.-]{7,}\d/;

/** @throws Unreadable with what is wrong with the file */
export function readDocx(bytes: Uint8Array): Document {
  const parts = new Parts(bytes);
  const name = parts.relationshipsOf('').find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml';
  const body = child(parts.xml(name), 'w:body');
  if (!body) throw new Unreadable('broken');
  const relationships = parts.relationshipsOf(name);
  const partOf = (kind: string) => parts.xml(relationships.find((one) => one.kind === kind)?.target ?? '');
  const styles = new Styles(partOf('styles'));
  const numbering = new Numbering(partOf('numbering'));
  let hasHidden = false;
  const source = (links: readonly Relationship[]): Source => ({
    styles,
    numbering,
    links: new Map(links.map(({ id, target }) => [id, target])),
    onHidden: () => {
      hasHidden = true;
    },
  });
  const flow = new Flow('docx');
  const lines = linesOf(blocksOf(body, source(relationships)));
  const sections = [...lines.flatMap(({ section }) => section ?? []), ...lastSection(body)];
  const marginLines = (kind: 'w:headerReference' | 'w:footerReference') => {
    const target = relationships.find(({ id }) => id === marginOf(sections[0], kind))?.target ?? '';
    const part = parts.xml(target);
    return part ? linesOf(blocksOf(part, source(parts.relationshipsOf(target)))) : [];
  };
  write(flow, marginLines('w:headerReference'), []);
  write(flow, lines, sections);
  const footer = marginLines('w:footerReference');
  if (footer.some((line) => contact.test(textOf(line)))) write(flow, footer, []);
  return flow.document(hasHidden ? [{ code: 'hidden-text' }] : []);
}

function write(flow: Flow, lines: readonly DocxLine[], sections: readonly Element[]): void {
  let column = 0;
  let ended = 0;
  for (const line of lines) {
    if (line.section) {
      column = 0;
      ended += 1;
      if (beginsPage(sections[ended])) flow.breakPage();
    }
    if (line.breaksColumn) column += 1;
    writeLine(flow, { ...line, column: line.column ?? column });
  }
}

/** A section begins a page where it does not say otherwise (ECMA-376-1, 17.6.22). */
function beginsPage(section: Element | undefined): boolean {
  return !['continuous', 'nextColumn'].includes(value(section, 'w:type') ?? 'nextPage');
}

function lastSection(body: Element): Element[] {
  const section = child(body, 'w:sectPr');
  return section ? [section] : [];
}

/** The header of the first page: its own, if it has one, else that of all pages. */
function marginOf(section: Element | undefined, kind: string): string | undefined {
  const references = section?.children.filter(({ name }) => name === kind) ?? [];
  const idOf = (type: string) => references.find(({ attributes }) => attributes.type === type)?.attributes['r:id'];
  return (isOn(section, 'w:titlePg') ? idOf('first') : undefined) ?? idOf('default');
}
