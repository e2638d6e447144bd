// When two texts say the same: by Unicode's compatibility forms, without case, accents and punctuation.

export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

/** A name without the academic titles before and after it: a profile may keep them apart. */
export function bareName(name: string): string {
  return normalised(name)
    .replace(/^((dr|prof|professor|dipl|ing|med|rer|nat|phil|fh|dott|mag) )+/, '')
    .replace(/( (phd|ph d|md|msc|mba|bsc|rn|cpa))+$/, '');
}

/** Share of the words of both that they have in common (Dice), 0 to 1. A word that is there twice counts twice. */
export function likeness(one: string, other: string): number {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.length + right.length === 0) return 0;
  return (2 * commonWords(left, right)) / (left.length + right.length);
}

/** ROUGE-1, F-measure of single words (Lin, 2004): the same sum. */
export const rouge1 = likeness;

function wordsOf(text: string): string[] {
  return normalised(text).split(' ').filter(Boolean);
}

function commonWords(left: readonly string[], right: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const word of right) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of left) {
    const left = rest.get(word) ?? 0;
    if (left > 0) {
      rest.set(word, left - 1);
      common += 1;
    }
  }
  return common;
}

/** Digits alone; a leading 00, + or 0 is how a number is dialled, not the number. */
export function phoneDigits(phone: string): string {
  // `+49 (0)30`: the zero in brackets is for those who dial from inside.
  return phone
    .replace(/^(\s*(?:\+|00).*?)\(0\)/, '$1')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
}

/** Host and path: no scheme, no www, no slash at the end. */
export function bareLink(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/#?]+$/, '');
}
