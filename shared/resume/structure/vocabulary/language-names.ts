// Names of languages in English, German, French, Spanish and in themselves: a table of our own, because those of ICU change.
import { flatText } from './plain-words';

const names: Readonly<Record<string, string>> = {
  af: 'afrikaans',
  ar: 'arabic, arabisch, arabe, árabe, العربية',
  bg: 'bulgarian, bulgarisch, bulgare, búlgaro',
  bn: 'bengali, bengalisch, bengalí',
  bs: 'bosnian, bosnisch, bosniaque, bosnio',
  ca: 'catalan, katalanisch, catalán, català',
  cs: 'czech, tschechisch, tchèque, checo, čeština',
  cy: 'welsh, walisisch, gallois, galés',
  da: 'danish, dänisch, danois, danés, dansk',
  de: 'german, deutsch, allemand, alemán, tedesco',
  el: 'greek, griechisch, grec, griego',
  en: 'english, englisch, anglais, inglés, inglese',
  es: 'spanish, spanisch, espagnol, español, castellano, castilian',
  et: 'estonian, estnisch, estonien, estonio',
  eu: 'basque, baskisch, euskera, euskara, vasco',
  fa: 'persian, farsi, persisch, persan, persa, dari',
  fi: 'finnish, finnisch, finnois, finlandés, finés, suomi',
  fr: 'french, französisch, français, francés',
  ga: 'irish, irisch, irlandais, irlandés, gaelic',
  gl: 'galician, galicisch, galicien, gallego, galego',
  gu: 'gujarati',
  he: 'hebrew, hebräisch, hébreu, hebreo',
  hi: 'hindi',
  hr: 'croatian, kroatisch, croate, croata, hrvatski',
  hu: 'hungarian, ungarisch, hongrois, húngaro, magyar',
  hy: 'armenian, armenisch, arménien, armenio',
  id: 'indonesian, indonesisch, indonésien, indonesio',
  is: 'icelandic, isländisch, islandais, islandés',
  it: 'italian, italienisch, italien, italiano',
  ja: 'japanese, japanisch, japonais, japonés',
  ka: 'georgian, georgisch, géorgien, georgiano',
  ko: 'korean, koreanisch, coréen, coreano',
  ku: 'kurdish, kurdisch, kurde, kurdo',
  la: 'latin, latein, latín',
  lb: 'luxembourgish, luxemburgisch, luxembourgeois, luxemburgués',
  lt: 'lithuanian, litauisch, lituanien, lituano',
  lv: 'latvian, lettisch, letton, letón',
  mk: 'macedonian, mazedonisch, macédonien, macedonio',
  mr: 'marathi',
  ms: 'malay, malaiisch, malais, malayo',
  nl: 'dutch, niederländisch, holländisch, néerlandais, holandés, neerlandés, nederlands',
  no: 'norwegian, norwegisch, norvégien, noruego, norsk',
  pa: 'punjabi, panjabi',
  pl: 'polish, polnisch, polonais, polaco, polski',
  pt: 'portuguese, portugiesisch, portugais, portugués, português',
  ro: 'romanian, rumänisch, roumain, rumano, română',
  ru: 'russian, russisch, russe, ruso, русский',
  sk: 'slovak, slowakisch, slovaque, eslovaco',
  sl: 'slovenian, slovene, slowenisch, slovène, esloveno',
  sq: 'albanian, albanisch, albanais, albanés',
  sr: 'serbian, serbisch, serbe, serbio',
  sv: 'swedish, schwedisch, suédois, sueco, svenska',
  sw: 'swahili, suaheli, kiswahili',
  ta: 'tamil',
  te: 'telugu',
  th: 'thai, thailändisch, thaï, tailandés',
  tl: 'tagalog, filipino',
  tr: 'turkish, türkisch, turc, turco, türkçe',
  uk: 'ukrainian, ukrainisch, ukrainien, ucraniano',
  ur: 'urdu',
  vi: 'vietnamese, vietnamesisch, vietnamien, vietnamita',
  yo: 'yoruba',
  zh: 'chinese, mandarin, cantonese, chinesisch, mandarin chinese, chinois, chino, mandarín',
};

const codes: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([code, list]) => list.split(', ').map((name) => [flatText(name), code] as const)),
);

/** In a flat text (lower case, no accents), as words of their own; German compounds (`Englischkenntnisse`) count. */
export const languageNames = new RegExp(
  `(?<![\\p{L}])(?:${[...codes.keys()].sort((one, other) => other.length - one.length).join('|')})(?=kenntnis|[^\\p{L}]|$)`,
  'gu',
);

/** ISO 639-1. */
export function languageCodeOf(name: string): string | undefined {
  return codes.get(flatText(name));
}
