// The words around dates in four languages, as patterns that are tried at one place of a text (sticky).

/** Until now. */
export const present = sticky(
  `(?:(?:le|la|el|the|zum|die)\\s+)?(?:present day|presently|present|presente|présent|now|current(?:ly)?|today|ongoing|on-going|to date|date|pursuing|continu(?:e|ed|ing)|onwards?|till(?=\\s*(?:$|[).,;\\t|]))|heute|jetzt|aktuell|laufend|gegenwärtig|gegenwart|derzeit|dato|andauernd|noch andauernd|aujourd['’]\\s?hui|actuel(?:lement)?|actuelle|en cours|ce jour|maintenant|nos jours|actualidad|actualmente|actual|presente|hoy|en curso|la fecha|fecha|ahora)(?![\\p{L}\\d])`,
);

/** A beginning that lasts. */
export const since = sticky(
  `(?:since|seit(?: dem)?|ab(?: dem)?|depuis(?: le| l['’])?|à partir d[eu]|à compter d[eu]|desde(?: el)?|a partir de|as of)\\s+`,
);

/** An end alone. */
export const until = sticky(`(?:until|till|up to|bis(?: zum)?|jusqu['’](?:à|en|au)|hasta(?: el)?)\\s+`);

/** The first half of `from … to …`. */
export const from = sticky(`(?:from|between|von|vom|zwischen|de|du|d['’]|entre|del)\\s*`);

const dash = '[-‐‑‒–—―−~→⁃]+>?';
const to = `(?:to|until|till|through|thru|bis(?: zum)?|à|au|a|al|hasta(?: el| la)?|jusqu['’](?:à|en|au)|and|und|et|y)`;

/** An end that is still to come. */
const planned =
  '(?:\\(?(?:expected|anticipated|voraussichtlich|vsl\\.|prévue?(?: en| pour)?|previst[oa](?: en| para)?)\\s+)?';

/** What stands between the two dates of a range. */
export const between = sticky(
  `\\s*(?:${dash}|»)(?:\\s*${to}\\s)?\\s*${planned}|\\s+(?:to\\s+)?${to}\\s+|\\s+a\\s+la\\s+|\\s+à\\s+ce\\s+(?=jour)`,
);

/** A dash with nothing behind it: it goes on. */
export const openEnd = sticky(`\\s*${dash}\\s*(?=$|[)\\]\\t|])|\\s+onwards?(?!\\p{L})`);

const seasons =
  'spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno';
const terms = '(?:winter|sommer)semester|wise|sose|ws|ss|(?:q|t)[1-4]|[1-4]\\. ?quartal|(?:1st|2nd|3rd|4th) quarter';

/** What a year may be narrowed by that is no month. */
export const season = sticky(`(?:${seasons}|${terms})\\s*(?:of |de |del |/|,)?\\s*`);

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'iuy');
}
