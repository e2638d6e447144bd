// The made-up candidate's resume as a PDF, as a word processor would write it: one page, two fonts, no images.
import { candidateName } from './candidate';

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  /** Points from the left. */
  readonly x?: number;
}

const plain = (text: string): Line => ({ text, size: 11 });
const head = (text: string): Line => ({ text, size: 14, bold: true });
const item = (text: string): Line => ({ text, size: 11, bold: true });
const bullet = (text: string): Line => ({ text: `• ${text}`, size: 11, x: 86 });

const lines: readonly Line[] = [
  { text: candidateName, size: 20, bold: true },
  plain('zoe.nakamura@example.org · +41 44 555 01 43 · Zürich'),
  head('Experience'),
  item('Senior Engineer, Alpenblick Logistik AG'),
  plain('April 2021 – Present'),
  bullet('Queues instead of cron'),
  bullet('Brought the nightly import down from six hours to 40 seconds'),
  item('Junior Developer, Kiesel & Söhne GmbH'),
  plain('October 2013 – March 2014'),
  bullet('Wrote the first tests that the shop ever had'),
  head('Education'),
  item('BSc in Computer Science, ETH Zürich'),
  plain('2010 – 2013'),
  head('Certifications'),
  plain('Azure Solutions Architect Expert, Microsoft, February 2023'),
  plain('Certified Kubernetes Administrator, Cloud Native Computing Foundation, June 2025'),
];

const [width, height, margin] = [595, 842, 72];

/** Layout: ISO 32000-1, 7.5. All text is in WinAnsiEncoding (annex D.2), of which all but the dash and the bullet are as in Latin-1. */
export function resumePdf(): Buffer {
  let y = height - margin;
  const drawn = lines.map(({ text, size, bold, x = margin }) => {
    y -= size * (bold ? 1.8 : 1.4);
    return `BT /${bold ? 'B' : 'R'} ${size} Tf ${x} ${y.toFixed(1)} Td (${encoded(text)}) Tj ET`;
  });
  const content = drawn.join('\n');
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`;
  return file([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</Font<</R 5 0 R/B 6 0 R>>>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ]);
}

function encoded(text: string): string {
  return text
    .replaceAll('–', '\u0096')
    .replaceAll('•', '\u0095')
    .replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
}

function file(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${text}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
