// Characters as a reader means them: ligatures taken apart, odd spaces made plain, what cannot be read left out.

const ligatures = /[\uFB00-\uFB06]/g;
// What is drawn as a hyphen is one, also where the font calls it a soft one; some call one glyph three.
const hyphens = /[-\u00AD\u2010\u2011]+/g;
// Zero-width ones, direction marks, the byte order mark, controls.
const unseen = /[\p{Cc}\p{Cf}\uFFFD]/gu;
// What Word's bullets are called in its symbol fonts.
const bullets = /[\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF076]/g;
// Icons of symbol fonts: nothing that is written (Unicode, private use areas).
const icons = /\p{Co}/gu;
const spaces = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g;

/** @param text of one glyph. White space is one plain space. */
export function cleanText(text: string): string {
  return text
    .replace(ligatures, (ligature) => ligature.normalize('NFKC'))
    .replace(hyphens, '-')
    .replace(spaces, ' ')
    .replace(unseen, '')
    .replace(bullets, '•')
    .replace(icons, '')
    .normalize('NFC');
}
