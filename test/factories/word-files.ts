// Word files by hand: what no library writes, or would not write so.
import { strToU8, zipSync } from 'fflate';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml"';
const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordFile {
  /** Inside `w:body`. */
  readonly body: string;
  /** Inside `w:styles`. */
  readonly styles?: string;
  /** Inside `w:numbering`. */
  readonly numbering?: string;
  /** Inside `w:hdr` and `w:ftr`; their ids are `header` and `footer`. */
  readonly header?: string;
  readonly footer?: string;
  /** Addresses by ids of relationships. */
  readonly links?: Readonly<Record<string, string>>;
  /** Other entries, or other contents of those above. */
  readonly entries?: Readonly<Record<string, Uint8Array>>;
  /** Packed where nothing is said. */
  readonly isStored?: boolean;
}

export function wordFile({
  body,
  styles,
  numbering,
  header,
  footer,
  links = {},
  entries = {},
  isStored = false,
}: WordFile): Uint8Array {
  const parts = { styles, numbering, header, footer };
  const roots = { styles: 'styles', numbering: 'numbering', header: 'hdr', footer: 'ftr' } as const;
  const given = (Object.keys(roots) as (keyof typeof roots)[]).filter((name) => parts[name] !== undefined);
  const relationships = [
    ...given.map((name) => `<Relationship Id="${name}" Type="${relationshipType}/${name}" Target="${name}.xml"/>`),
    ...Object.entries(links).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${relationshipType}/hyperlink" Target="${target}" TargetMode="External"/>`,
    ),
  ];
  const content = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relationshipsPart(
      `<Relationship Id="r1" Type="${relationshipType}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': relationshipsPart(relationships.join('')),
    ...Object.fromEntries(
      given.map((name) => [
        `word/${name}.xml`,
        strToU8(`<w:${roots[name]} ${namespaces}>${parts[name]}</w:${roots[name]}>`),
      ]),
    ),
    ...entries,
  };
  return zipSync(content, { level: isStored ? 0 : 6 });
}

/** A paragraph; its properties and what stands in its runs as XML. */
export function paragraph(text: string, properties = '', runProperties = ''): string {
  const run = text.startsWith('<') ? text : `<w:t xml:space="preserve">${text}</w:t>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${runProperties}</w:rPr>${run}</w:r></w:p>`;
}

function relationshipsPart(relationships: string): Uint8Array {
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return strToU8(`<Relationships xmlns="${namespace}">${relationships}</Relationships>`);
}
