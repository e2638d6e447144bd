// HTML of a layout: what is put in is escaped, unless it is HTML already.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';

export interface Html {
  readonly html: string;
}
type Part = Html | string | number | undefined | false | readonly (Html | string)[];

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((sum, text, index) => sum + textOf(parts[index - 1]) + text) };
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(textOf).join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** Elements only for what is not empty. */
export function list(items: readonly string[] = []): Html {
  return items.length === 0 ? { html: '' } : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
export function paragraph(text: string | undefined, kind = ''): Html {
  return text ? html`<p class="${kind}">${text}</p>` : { html: '' };
}
export function link(url: string, text: string): Html {
  return html`<a href="${url}">${text}</a>`;
}

const faces = { sans: 'source-sans-3', serif: 'source-serif-4' } as const;
export type Face = keyof typeof faces;

/** A page of its own: the fonts are in it, so that it looks the same on every machine. */
export function pageOf(face: Face, language: string, css: string, body: Html): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${fontFaces(face)}
*{box-sizing:border-box;margin:0;padding:0}body{font-family:F;font-size:10.5pt;line-height:1.35;color:#111}a{color:inherit;text-decoration:none}
ul{padding-left:1.3em}${css}</style><body>${body.html}`;
}

const fontCss = new Map<Face, string>();
function fontFaces(face: Face): string {
  const known = fontCss.get(face);
  if (known) return known;
  const css = (['latin', 'latin-ext'] as const)
    .flatMap((part) =>
      ([400, 600] as const).flatMap((weight) =>
        (['normal', 'italic'] as const).map((style) => {
          const folder = join(root, 'node_modules', '@fontsource', faces[face], 'files');
          const bytes = readFileSync(join(folder, `${faces[face]}-${part}-${weight}-${style}.woff2`)).toString(
            'base64',
          );
          const range =
            part === 'latin'
              ? 'U+0000-00FF,U+0152-0153,U+2000-206F,U+20AC,U+2122'
              : 'U+0100-0151,U+0154-02BA,U+1E00-1EFF';
          return `@font-face{font-family:F;font-weight:${weight};font-style:${style};unicode-range:${range};src:url(data:font/woff2;base64,${bytes})}`;
        }),
      ),
    )
    .join('');
  fontCss.set(face, css);
  return css;
}
