// Names of months in English, German, French and Spanish: a table of our own, because those of ICU change from one version to the next.

const full = [
  'january januar jänner janvier enero',
  'february februar feber février febrero',
  'march märz mars marzo',
  'april avril abril',
  'may mai mayo',
  'june juni juin junio',
  'july juli juillet julio',
  'august août agosto',
  'september septembre septiembre setiembre',
  'october oktober octobre octubre',
  'november novembre noviembre',
  'december dezember décembre diciembre',
];

const short = [
  'jan jän janv ene',
  'feb févr fév',
  'mar mär mrz mars',
  'apr avr abr',
  'may mai',
  'jun juin',
  'jul juil',
  'aug août ago',
  'sep sept',
  'oct okt',
  'nov',
  'dec dez déc dic',
];

const byFullName = byName(full);
const byShortName = byName(short);

/** 1 to 12 for a name written out (`März`, `marzo`), without regard to case and accents. */
export function monthOfName(name: string): number | undefined {
  return byFullName.get(plain(name));
}

/** 1 to 12 for a short name (`Mar`, `févr.`, `Sept`), without regard to case, accents and a point behind it. */
export function monthOfShortName(name: string): number | undefined {
  return byShortName.get(plain(name.replace(/\.$/, '')));
}

function byName(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((line, index) => line.split(' ').map((name) => [plain(name), index + 1] as const)));
}

function plain(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
