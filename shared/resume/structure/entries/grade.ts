// How well somebody did: a figure behind its name, or an honour.

export interface Graded {
  readonly score?: string;
  /** The text without it. */
  readonly rest: string;
}

const figure = String.raw`\d{1,3}(?:[.,]\d{1,2})?(?:\s?(?:/|out of|von|sur|sobre|de)\s?\d{1,3}(?:[.,]\d{1,2})?|\s?%)?`;
const named = new RegExp(
  String.raw`[,;|(–-]?\s*(?:(?:cumulative |overall |final |major )?c?gpa|grade(?: point average)?|final grade|(?:abschluss|gesamt|end|durchschnitts)?note|notendurchschnitt|(?:abitur|noten)?schnitt|durchschnitt|moyenne|note (?:finale|moyenne)|nota(?: media| final)?|promedio|percentage(?: of marks)?|calificaci[oó]n|average)\s*(?:of|von|de)?\s*[:=–-]?\s*(${figure}(?:\s*\([^)]{1,20}\))?)\s*\)?`,
  'iu',
);
const figureFirst = /[,;|(–-]?\s*\b(\d[.,]\d{1,2}(?:\s?\/\s?\d(?:[.,]\d{1,2})?)?)\s+(?:c?gpa)\b\)?/iu;
const honours =
  /[,;|(–-]?\s*\b((?:with )?(?:first|second|upper second|lower second|third)[ -]class(?: honou?rs)?(?: \([^)]*\))?|2[:.][12](?: honou?rs)?|1st class(?: honou?rs)?|(?:summa|magna|insigni|maxima)?\s?cum laude|with (?:distinction|merit|(?:high |first class )?honou?rs)|(?:high )?distinction|mit auszeichnung|mention (?:tr[èe]s bien|assez bien|bien|passable|honorable)|(?:con )?matr[íi]cula de honor|sobresaliente|premio extraordinario)(?![\p{L}\d])\)?/iu;

/** Marks of a hundred, with their sign. */
const percent =
  /[,;|(–-]?\s*(?:with |secured |scored )?(?:an )?(?:aggregate (?:of )?)?(?<![\d.,])(\d{2}(?:[.,]\d{1,2})?\s?%)(?:\s*(?:marks|aggregate)\b)?\s*\)?/iu;

export function gradeOf(text: string): Graded {
  for (const form of [named, figureFirst, percent, honours]) {
    const match = form.exec(text);
    const score = match?.[1]?.trim();
    if (match === null || score === undefined) continue;
    return {
      score,
      rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replaceAll(/\s+/g, ' ').trim(),
    };
  }
  return { rest: text };
}
