// PDFs by a second producer: text set at positions, in the order in which the layout draws it.
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { root } from '../root';

export type Weight = 'regular' | 'bold' | 'italic';
export interface SetText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
  readonly align?: 'left' | 'right' | 'center';
  /** Between letters, in points. */
  readonly spacing?: number;
  readonly link?: string;
}

export interface Sheets {
  readonly width: number;
  readonly height: number;
  /** Of the text when it is broken into lines of that width, in points. */
  heightOf(text: Pick<SetText, 'text' | 'width' | 'size' | 'weight' | 'spacing'>): number;
  set(text: SetText): void;
  /** What is set from now on is on the next page. */
  next(): void;
  bytes(): Promise<Uint8Array>;
}

/** `standard`: Helvetica, one of the 14 fonts that no PDF has in it, where the text is Latin 1; else, and for `serif`, a font that is. */
export function sheets(paper: 'A4' | 'LETTER', face: 'standard' | 'serif', text: string): Sheets {
  const document = new PDFDocument({ size: paper, margin: 0, compress: true });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  const fonts =
    face === 'standard' && latin1.test(text)
      ? helvetica
      : embedded(face === 'serif' ? 'source-serif-4' : 'source-sans-3');
  const look = ({ size, weight }: Pick<SetText, 'size' | 'weight'>) => document.font(fonts[weight]).fontSize(size);
  return {
    width: document.page.width,
    height: document.page.height,
    heightOf: ({ text, width, spacing = 0, ...rest }) =>
      look(rest).heightOfString(text, { width, characterSpacing: spacing }),
    set: ({ text, x, y, width, align = 'left', spacing = 0, link, ...rest }) => {
      look(rest).text(text, x, y, { width, align, characterSpacing: spacing, ...(link && { link }) });
    },
    next: () => document.addPage(),
    bytes: async () => {
      document.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

/** What Helvetica's encoding (WinAnsi) has, as far as these texts go. */
const latin1 = /^[\n\r\u0020-\u007e\u00a0-\u00ff…–—•‘’“”€™]*$/;
const helvetica: Readonly<Record<Weight, string>> = {
  regular: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
};

function embedded(name: string): Readonly<Record<Weight, string>> {
  const file = (look: string) => join(root, 'node_modules', '@fontsource', name, 'files', `${name}-latin-${look}.woff`);
  return { regular: file('400-normal'), bold: file('600-normal'), italic: file('400-italic') };
}
