// Files that are made to hurt, each with what should become of it.

import { limits } from '../../shared/resume/limits';
import type { FileToParse } from '../../shared/resume/sandbox/parse-file';
import { pdf, wordParts } from './sound-files';
import { type Entry, zipFile } from './zip-file';

export interface HostileFile extends FileToParse {
  /** `status: reason`, or the status alone. */
  readonly outcome: string;
}

const megabyte = 1024 * 1024;

export async function hostileFiles(): Promise<readonly HostileFile[]> {
  return [...misnamed(), ...(await pdfs()), ...archives(), ...documents(), ...texts()];
}

function misnamed(): readonly HostileFile[] {
  const program = Buffer.from(`MZ\x90\0\x03${'\0'.repeat(500)}This program cannot be run in DOS mode.`, 'latin1');
  return [
    file('empty.pdf', '', 'refused: empty'),
    file('empty.txt', '', 'refused: empty'),
    file('blank.txt', ' \n\t\n', 'no-text'),
    file('too-large.txt', Buffer.alloc(limits.bytes + 1, 'a'), 'refused: too-large'),
    file('program.pdf', program, 'refused: type-mismatch'),
    file('program.txt', program, 'refused: type-mismatch'),
    file('program.exe', program, 'unsupported: unknown-type'),
    file('without-extension', 'Ada Example', 'unsupported: unknown-type'),
    file('text.docx', 'Ada Example', 'refused: type-mismatch'),
    file('page.docx', '<html><body>Ada Example</body></html>', 'refused: type-mismatch'),
    file('old-word.doc', compoundFile(), 'unsupported: unknown-type'),
    file('old-word.docx', compoundFile(), 'refused: type-mismatch'),
    file('password.docx', compoundFile('EncryptedPackage'), 'refused: password'),
  ];
}

async function pdfs(): Promise<readonly HostileFile[]> {
  const whole = await pdf();
  return [
    file('password.pdf', await pdf({ userPassword: 'secret' }), 'refused: password'),
    file('500-pages.pdf', await pdf({ pages: 500 }), 'refused: too-many-pages'),
    file('header-alone.pdf', '%PDF-1.7\n', 'refused: broken'),
    file('pdf.docx', whole, 'refused: type-mismatch'),
    file('pdf.txt', whole, 'refused: type-mismatch'),
    file('looping-pages.pdf', loopingPages(), 'refused: broken'),
    file('draws-itself.pdf', formsInForms(0), 'no-text'),
  ];
}

function archives(): readonly HostileFile[] {
  const zeros = Buffer.alloc(30 * megabyte);
  const noise = Buffer.from(Array.from({ length: 30 * 1024 }, (_, index) => (index * 2_654_435_761) >>> 11));
  const bulky = Buffer.concat(Array.from({ length: 1024 }, () => noise));
  const nested = zipFile([{ name: 'inner.zip', bytes: zipFile([{ name: 'zeros', bytes: zeros }]) }]);
  return [
    file('bomb-ratio.docx', word({ name: 'word/media/zeros.bin', bytes: zeros }), 'refused: zip-bounds'),
    file('bomb-total.docx', word(...repeated(3, bulky)), 'refused: zip-bounds'),
    file(
      'bomb-document.docx',
      zipFile([contentTypes, { name: 'word/document.xml', bytes: zeros }]),
      'refused: zip-bounds',
    ),
    file(
      'bomb-that-lies.docx',
      zipFile([contentTypes, { name: 'word/document.xml', bytes: zeros, declaredSize: 400 }]),
      'refused: zip-bounds',
    ),
    file('bomb-nested.docx', nested, 'refused: type-mismatch'),
    file('60000-entries.docx', word(...repeated(60_000, Buffer.alloc(0))), 'refused: zip-bounds'),
    file('100000-entries.docx', word(...repeated(100_000, Buffer.alloc(0))), 'refused: zip-bounds'),
    file('not-word.docx', zipFile([{ name: 'notes.txt', bytes: Buffer.from('Ada') }]), 'refused: type-mismatch'),
  ];
}

function documents(): readonly HostileFile[] {
  const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
    '',
  );
  return [
    file(
      'xxe.docx',
      wordOf(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body('&x;')}`),
      'refused: unsafe-xml',
    ),
    file(
      'xxe-parameter.docx',
      wordOf(`<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>${body('Ada')}`),
      'refused: unsafe-xml',
    ),
    file(
      'billion-laughs.docx',
      wordOf(`<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>${body('&l9;')}`),
      'refused: unsafe-xml',
    ),
    file('deep.docx', wordOf(body(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}Ada`)), 'refused: unsafe-xml'),
    file('unclosed.docx', wordOf('<w:document'), 'refused: broken'),
  ];
}

function texts(): readonly HostileFile[] {
  return [
    file('million-nodes.html', `<html><body>${'<b>a</b>'.repeat(1_000_000)}`, 'refused: too-much-text'),
    file('deep.html', `<html><body>${'<div>'.repeat(150_000)}Ada`, 'refused: broken'),
    file('long.txt', 'Ada Example '.repeat(200_000), 'refused: too-much-text'),
    file('long-line.md', '#'.repeat(300_000), 'partial'),
    file('deep.json', `${'{"basics":'.repeat(10_000)}{}${'}'.repeat(10_000)}`, 'refused: broken'),
    file('deep-arrays.json', `{"work":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'refused: broken'),
    file(
      'prototype.json',
      '{"__proto__":{"basics":{"name":"Ada"}},"constructor":{"prototype":{"work":[]}}}',
      'refused: broken',
    ),
    file('unclosed.json', '{"basics":{"name":"Ada', 'refused: broken'),
  ];
}

const contentTypes = wordParts[0];

const body = (inside: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${inside}</w:t></w:r></w:p></w:body></w:document>`;

/** A whole one but for the text. */
function wordOf(document: string): Buffer {
  const xml = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${document}`);
  return zipFile(wordParts.map((part) => (part.name === 'word/document.xml' ? { ...part, bytes: xml } : part)));
}

/** A whole one and more. */
function word(...others: readonly Entry[]): Buffer {
  return zipFile([...wordParts, ...others]);
}

function repeated(times: number, bytes: Buffer): readonly Entry[] {
  return Array.from({ length: times }, (_, index) => ({ name: `word/media/${index}`, bytes }));
}

/** The page tree is its own child (ISO 32000-1, 7.7.3). */
function loopingPages(): string {
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']);
}

/** Drawings that draw each other (ISO 32000-1, 8.10), each the next one ten times; with `levels` 0 one that draws itself. */
export function formsInForms(levels: number): string {
  const form = (next: number, content: string) =>
    `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>>>/Length ${content.length}>>stream\n${content}\nendstream`;
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
    '<</Length 5>>stream\n/X Do\nendstream',
    ...Array.from({ length: levels }, (_, level) => form(6 + level, '/X Do '.repeat(10))),
    form(5 + levels, levels === 0 ? '/X Do' : ''),
  ]);
}

/** Without a table of its objects: readers look for them. */
function rawPdf(objects: readonly string[]): string {
  const numbered = objects.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join('');
  return `%PDF-1.4\n${numbered}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`;
}

/** Word up to 2003, and Office files with a password, are compound files (MS-CFB 2.2) with named streams. */
function compoundFile(stream = 'WordDocument'): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(bytes);
  Buffer.from(stream, 'utf16le').copy(bytes, 1024);
  return bytes;
}

function file(name: string, content: string | Buffer, outcome: string): HostileFile {
  return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content, outcome };
}
