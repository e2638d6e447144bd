// Words without case, accents and gender: how the vocabularies are written and asked.

/** Lower case, without accents; what is no letter or digit parts words. `C++` and the like are no matter here. */
export function plainWords(text: string): readonly string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Lower case, without accents. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}

/** Lower case, without accents, and as long as the text (in NFC): what is found in the one can be cut from the other. */
export function flatText(text: string): string {
  return text
    .replaceAll(/\P{ASCII}/gu, (letter) => (letter.length === 1 ? letter.normalize('NFD').slice(0, 1) : letter))
    .toLowerCase();
}

/** Without what writes two genders at once: `(m/w/d)`, `Entwickler:in`, `Lehrer/-in`, `chargé(e)`, `employé·e`, `técnico/a`. */
export function oneGender(text: string): string {
  return text
    .replaceAll(/\(\s*(?:[mwdfhx]\s*[/|]\s*){1,2}[mwdfhx]\s*\)/gi, ' ')
    .replaceAll(
      /(?<=\p{L})(?:\((?:e|in|a|ne|euse|trice)\)|[:*_·]in(?:nen)?\b|[·.]e\b|\/-?(?:in|frau|euse|trice|ère|a|ora|e)\b)/gu,
      '',
    );
}

/** The word and what it may be the feminine or the plural of. */
export function wordForms(word: string): readonly string[] {
  return [
    word,
    ...endings.flatMap(([ending, masculine]) =>
      word.length > ending.length + 2 && word.endsWith(ending) ? [word.slice(0, -ending.length) + masculine] : [],
    ),
  ];
}

const endings: readonly (readonly [string, string])[] = [
  ['s', ''],
  ['in', ''],
  ['innen', ''],
  ['euse', 'eur'],
  ['rice', 'eur'],
  ['ere', 'er'],
  ['enne', 'en'],
  ['frau', 'mann'],
  ['ora', 'or'],
  ['fe', ''],
  ['a', 'o'],
  ['e', ''],
];
