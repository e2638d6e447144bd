// Files made to do harm: each ends as unreadable for its reason, or is read, within a time that grows with its size alone.
import { strToU8 } from 'fflate';
import { Unreadable } from '../../../../shared/resume/errors';
import { inspect } from '../../../../shared/resume/inspect/inspect';
import { limits } from '../../../../shared/resume/limits';
import { readDocx } from '../../../../shared/resume/read/docx/read-docx';
import { readHtml } from '../../../../shared/resume/read/html/read-html';
import { readJsonResume } from '../../../../shared/resume/read/read-json-resume';
import { readMarkdown } from '../../../../shared/resume/read/read-markdown';
import { readText } from '../../../../shared/resume/read/read-text';
import { paragraph, wordFile } from '../../../factories/word-files';

/** In milliseconds of the processor: the machine may do other things. */
const slowest = 10_000;

/** What is not Unreadable is thrown on: it is a fault of ours. */
function outcomeOf(read: () => unknown): string {
  const start = process.cpuUsage();
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  } finally {
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(slowest);
  }
}

const xml = (source: string) =>
  wordFile({ body: '', entries: { 'word/document.xml': strToU8(source) }, isStored: true });
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

describe('hostile Word files', () => {
  const billionLaughs =
    `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>` +
    `<w:document ${word}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>`;

  it.each([
    ['a billion laughs', billionLaughs, 'unsafe-xml'],
    ['a file of the server', `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>`, 'unsafe-xml'],
    ['a document type elsewhere', `<!DOCTYPE d SYSTEM "http://127.0.0.1:1/evil.dtd"><d/>`, 'unsafe-xml'],
    ['an entity that nobody defined', `<w:document ${word}>&x;</w:document>`, 'broken'],
    ['elements that do not close', `<w:document ${word}><w:body>`, 'broken'],
    ['nothing in it', '', 'broken'],
    ['bytes that are no characters', '\x01', 'broken'],
    ['another root', '<html/>', 'broken'],
    ['100,000 levels', `<d>${nested('<d>', '</d>', 100_000)}</d>`, 'unsafe-xml'],
    [
      'a million elements',
      `<w:document ${word}><w:body>${'<w:p/>'.repeat(1_000_000)}</w:body></w:document>`,
      'too-much-text',
    ],
    [
      'too much text',
      `<w:document ${word}><w:body><w:p><w:r><w:t>${'x'.repeat(limits.characters + 1)}</w:t></w:r></w:p></w:body></w:document>`,
      'too-much-text',
    ],
    [
      '100 pages',
      `<w:document ${word}><w:body>${'<w:p><w:r><w:t>x</w:t><w:br w:type="page"/></w:r></w:p>'.repeat(100)}</w:body></w:document>`,
      'too-many-pages',
    ],
  ])('with %s', (_, source, outcome) => {
    expect(outcomeOf(() => readDocx(xml(source)))).toBe(outcome);
  });

  it('with UTF-16 that hides a document type', () => {
    const source = Buffer.from('\uFEFF<!DOCTYPE d [<!ENTITY x "y">]><d/>', 'utf16le');
    expect(outcomeOf(() => readDocx(wordFile({ body: '', entries: { 'word/document.xml': source } })))).toBe(
      'unsafe-xml',
    );
  });

  it('with styles that are based on one another, 20,000 deep', () => {
    const styles = Array.from(
      { length: 20_000 },
      (_, at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:basedOn w:val="s${at + 1}"/></w:style>`,
    );
    expect(
      outcomeOf(() => readDocx(wordFile({ styles: styles.join(''), body: paragraph('x', '<w:pStyle w:val="s0"/>') }))),
    ).toBe('read');
  });

  it('with 190,000 paragraphs without text', () => {
    expect(outcomeOf(() => readDocx(wordFile({ body: '<w:p/>'.repeat(190_000), isStored: true })))).toBe('read');
  });

  it('with a part that no resume needs', () => {
    const body = paragraph('lorem ipsum '.repeat(1_500_000));
    expect(outcomeOf(() => readDocx(wordFile({ body, isStored: true })))).toBe('zip-bounds');
  });

  it('with tables in tables', () => {
    const body = nested('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>', '</w:tc></w:tr></w:tbl>', 80);
    expect(outcomeOf(() => readDocx(wordFile({ body })))).toBe('read');
  });

  it('with parts that lie elsewhere', () => {
    const relationships = (target: string) =>
      `<Relationships xmlns="x"><Relationship Id="a" Type="x/officeDocument" Target="${target}"/></Relationships>`;
    for (const target of ['../../../etc/passwd', 'http://127.0.0.1:1/x', '//[', '%E0%A4%A', '']) {
      const file = wordFile({ body: paragraph('x'), entries: { '_rels/.rels': strToU8(relationships(target)) } });
      expect(outcomeOf(() => readDocx(file))).toBe('broken');
    }
  });
});

describe('hostile HTML', () => {
  it.each([
    ['a million nodes', '<p>x'.repeat(1_000_000), 'too-much-text'],
    ['a million comments', '<!---->'.repeat(1_000_000), 'too-much-text'],
    ['100,000 levels', '<div>'.repeat(100_000), 'broken'],
    [
      'formatting that is opened again and again',
      Array.from({ length: 20_000 }, (_, at) => `<b id=${at}><p>`).join(''),
      'broken',
    ],
    [
      'formatting that is never closed',
      `${Array.from({ length: 200 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(10_000)}`,
      'too-much-text',
    ],
    ['tables that are nested wrongly', '<table><tr><td>x<a>'.repeat(10_000), 'broken'],
    ['an attribute of 10 MB', `<p title="${'x'.repeat(10_000_000)}">x`, 'read'],
    ['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>x`, 'read'],
    [
      'a style sheet of 100,000 rules',
      `<style>${'.a .b .c { display: none }'.repeat(100_000)}</style>${'<i class="a b c">x</i>'.repeat(50_000)}`,
      'read',
    ],
    ['a style sheet that does not end', `<style>${'{'.repeat(1_000_000)}${';'.repeat(1_000_000)}`, 'read'],
    ['too much text', 'x'.repeat(limits.characters + 1), 'too-much-text'],
    ['20 MB of words in the wrong place', `<table>${'lorem ipsum '.repeat(1_600_000)}`, 'too-much-text'],
    ['20 MB of words', 'lorem ipsum '.repeat(1_600_000), 'too-much-text'],
    ['an end alone', '</p></div></table></body></html>'.repeat(20_000), 'read'],
  ])('with %s', (_, html, outcome) => {
    expect(outcomeOf(() => readHtml(Buffer.from(html)))).toBe(outcome);
  });
});

describe('hostile Markdown', () => {
  it.each([
    ['brackets', '['.repeat(300_000)],
    ['brackets that close', nested('[', ']', 100_000)],
    ['links in links', nested('[a', '](x)', 50_000)],
    ['images that do not end', '![a]('.repeat(60_000)],
    ['signs of emphasis', '*a_'.repeat(100_000)],
    ['signs of code', '`a``'.repeat(80_000)],
    ['backslashes', '\\'.repeat(300_000)],
    ['tags that do not end', '<a '.repeat(100_000)],
    ['comments that do not end', '<!--'.repeat(70_000)],
    ['tables', '|-'.repeat(150_000)],
    ['quotes', '> '.repeat(150_000)],
    ['rules', '- '.repeat(150_000)],
    ['spaces', `a${' '.repeat(300_000)}b`],
    ['hashes', `# a${' #'.repeat(150_000)}b`],
  ])('of %s is read', (_, text) => {
    expect(outcomeOf(() => readMarkdown(Buffer.from(text)))).toBe('read');
  });
});

describe('a file that was damaged', () => {
  const docx = wordFile({
    body: paragraph('Jane Roe') + paragraph('Engineer at Acme, 2019 – 2021'),
    styles: '<w:style w:styleId="a"/>',
    numbering: '<w:num w:numId="1"/>',
  });
  const html = Buffer.from(
    '<!doctype html><h1>Jane Roe</h1><ul><li>Engineer<li>Acme</ul><table><tr><td>2019<td>x</table>',
  );
  const json = Buffer.from('{"basics":{"name":"Jane Roe","email":"jane@example.org"},"work":[{"name":"Acme"}]}');
  const markdown = Buffer.from(
    '# Jane Roe\n\n- **Engineer** at [Acme](https://acme.example)\n\n| a | b |\n|---|---|\n| c | d |',
  );
  const readers: [string, Uint8Array, (bytes: Uint8Array) => unknown][] = [
    ['docx', docx, readDocx],
    ['html', html, readHtml],
    ['json', json, readJsonResume],
    ['md', markdown, readMarkdown],
    ['txt', markdown, readText],
  ];
  const known = ['read', 'broken', 'password', 'zip-bounds', 'unsafe-xml', 'too-much-text', 'too-many-pages'];
  const inspected = (name: string, bytes: Uint8Array, read: (bytes: Uint8Array) => unknown) =>
    inspect({ name: `cv.${name}`, bytes }).ok ? outcomeOf(() => read(bytes)) : 'broken';

  it.each(readers)('in its length is unreadable, or read as far as it goes: %s', (name, bytes, read) => {
    for (let length = 1; length < bytes.length; length += 1 + Math.floor(bytes.length / 200)) {
      const cut = bytes.subarray(0, length);
      expect(known).toContain(inspected(name, cut, read));
      expect(known).toContain(outcomeOf(() => read(cut)));
    }
  });

  it.each(readers)('in single bits is unreadable, or read: %s', (name, bytes, read) => {
    for (let flip = 0; flip < 500; flip++) {
      const copy = Uint8Array.from(bytes);
      const bit = (flip * 2654435761) % (bytes.length * 8);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(known).toContain(inspected(name, copy, read));
      expect(known).toContain(outcomeOf(() => read(copy)));
    }
  });
});
