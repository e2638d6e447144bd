// Text as people see it: one form for each letter and each space, nothing invisible.

/** Soft hyphens, zero-width characters, marks of direction, byte order marks. */
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
/** Spaces of every width, control characters, and icons of a font's own (private use); the tab stays. */
const blank = /(?!\t)[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Co}]/gu;
const ligatures = /[\uFB00-\uFB06]/g;

/** Composed (NFC) and well-formed; tabs are kept, runs of spaces are not joined. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .replace(blank, ' ')
    .replace(ligatures, (letters) => letters.normalize('NFKC'))
    .normalize('NFC');
}
