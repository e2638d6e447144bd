// Fonts whose characters are signs, whatever letters they are mapped to.
import type { Font } from './drawing-state';

export type SymbolFont = Exclude<Font['symbols'], undefined>;

const bulletFonts = /wingdings|webdings|dingbats|(?:^|\+)symbol/i;
const iconFonts =
  /icons|icomoon|awesome|glyphicons|fontello|academicons|marvosym|(?:^|\+)fa-?(?:solid|regular|brands)/i;

export function symbolFont(name: string): SymbolFont | undefined {
  if (bulletFonts.test(name)) return 'bullets';
  return iconFonts.test(name) ? 'icons' : undefined;
}

/** A letter of Wingdings is a bullet; an icon says nothing that is written. */
export function symbolText(text: string, font: SymbolFont | undefined): string {
  if (font === 'icons') return '';
  // Greek letters and operators of Symbol stay.
  return font === 'bullets' && /^[\x21-\x7E\u00A1-\u00FF\p{Co}]$/u.test(text) ? '•' : text;
}
