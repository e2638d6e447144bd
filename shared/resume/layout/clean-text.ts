// Characters as a reader means them: ligatures taken apart, odd spaces made plain, what cannot be read left out.

const ligatures = /[\uFB00-\uFB06]/g;
// Zero-width ones, direction marks, the byte order mark, controls; soft hyphens are read where lines are joined.
const unseen = /(?!\u00AD)[\p{Cc}\p{Cf}\uFFFD]/gu;
// Icons of symbol fonts: nothing that is written (Unicode, private use areas).
const icons = /\p{Co}/gu;
const spaces = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g;

/** One character, a ligature or a stretch of text; white space stays as one plain space, soft hyphens stay. */
export function cleanText(text: string): string {
  return text
    .replace(ligatures, (ligature) => ligature.normalize('NFKC'))
    .replace(spaces, ' ')
    .replace(unseen, '')
    .replace(icons, '')
    .normalize('NFC');
}
