// The page of the API: whole, made of the document, and of nothing that could be loaded or run but its own.
import { docsPage, docsPolicy } from '../../../shared/api/docs/page';
import { openApiDocument } from '../../../shared/api/document';

const document = openApiDocument();
const page = docsPage(document);

describe('the page of the API', () => {
  it('tells every operation and every schema under an id of its own', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    for (const { operationId } of operations) expect(ids).toContain(operationId);
    for (const name of Object.keys(document.components.schemas)) expect(ids).toContain(`schema-${name}`);
  });

  it('links to nothing in it that is not there', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  it('loads nothing: it has one style and one script, both its own', () => {
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base|form)\b|\ssrc=|\sstyle=|\son\w+=|@import|url\(/);
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(docsPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
  });

  it('shows what the document says as text, whatever it is', () => {
    const hostile = '<script>alert(1)</script> "quoted" & `<b>`';
    const shown = docsPage({ ...document, info: { ...document.info, title: hostile, description: hostile } });
    expect(shown).not.toContain('<script>alert');
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; <code>&lt;b&gt;</code>');
  });
});
