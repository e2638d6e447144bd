// What the name of a font says about its look: PDFs carry no weight or slant beside it that could be relied on.

export interface FontLook {
  readonly bold: boolean;
  readonly italic: boolean;
}

// `Medi` is what URW calls the bold of Nimbus and Palladio; CMBX, SFBX and the like are the bold ones of Computer Modern.
const boldNames =
  /bold|black|heavy|demi|(?<![a-z])medi(?![a-z])|mediital|ultra(?!light)|(?:^|\+)(?:cm|sf|ec|lm|t1)\w*bx/i;
const italicNames = /ital|obli|slant|kursiv|(?:^|\+)(?:cm|sf|ec)\w*(?:ti|sl)\d/i;

/** Of a name such as `AAAAAA+SourceSans3-BoldItalic` or `TimesNewRoman,Bold`. */
export function fontLook(name: string): FontLook {
  return { bold: boldNames.test(name), italic: italicNames.test(name) };
}
