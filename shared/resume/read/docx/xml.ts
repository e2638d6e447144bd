// XML of Office files as a tree. No document type, so no entities but the five of XML and nothing that is fetched; depth and number of
// elements are bounded.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Unreadable } from '../../errors';
import { limits } from '../../limits';

export interface Element {
  /** With the customary prefix of its namespace (`w:p`), whatever the file's own; without one where the namespace has no part in this. */
  readonly name: string;
  /** By local names; those of relationships as `r:id`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Of the element itself. */
  readonly text: string;
}

interface Open extends Element {
  readonly children: Open[];
  text: string;
}

/** Both of ECMA-376: transitional and strict. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r:'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r:'],
]);

/** @throws Unreadable `unsafe-xml` for a document type or too deep a tree, `too-much-text` for too many elements, `broken` */
export function readXml(bytes: Uint8Array): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let elements = 0;
  parser.on('doctype', () => {
    throw new Unreadable('unsafe-xml');
  });
  parser.on('error', (cause) => {
    throw new Unreadable('broken', { cause });
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length > limits.xmlDepth) throw new Unreadable('unsafe-xml');
    if (elements > limits.htmlNodes) throw new Unreadable('too-much-text');
    const element: Open = { name: nameOf(tag), attributes: attributesOf(tag), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(decoded(bytes)).close();
  const [document] = root.children;
  if (!document) throw new Unreadable('broken');
  return document;
}

/** Office files are UTF-8 or UTF-16 (ECMA-376-2, 8.1.5). */
function decoded(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Unreadable('broken', { cause });
  }
}

function nameOf({ uri, local }: SaxesTagNS): string {
  return `${prefixes.get(uri) ?? ''}${local}`;
}

function attributesOf({ attributes }: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(
    Object.values(attributes).map(({ uri, local, value }) => [
      prefixes.get(uri) === 'r:' ? `r:${local}` : local,
      value,
    ]),
  );
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** The attribute `val` of a child, where it has one. */
export function value(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.val;
}

/** A switch (ECMA-376-1, 17.17.4): on where it stands without a value; none where it does not stand. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? '');
}
