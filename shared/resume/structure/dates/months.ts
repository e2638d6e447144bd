// Months as resumes write them.
import { monthOfName, monthOfShortName } from '../../../words/month-names';

const written =
  `january januar jänner janvier enero february februar febrero march märz mars marzo april avril abril juni june juin junio july
  juli juillet julio august août agosto september septembre septiembre setiembre october oktober octobre octubre november novembre noviembre
  december dezember décembre diciembre`
    .split(/\s+/)
    .map((name) => [plain(name), monthOfName(name)] as const);

/** 1 to 12 for a name, a short name, or the beginning of one month's name alone from four letters on (`juill.`, `Febr`). */
export function monthOf(word: string): number | undefined {
  const name = word.replace(/\.$/, '');
  return monthOfName(name) ?? monthOfShortName(name) ?? ofBeginning(plain(name));
}

function ofBeginning(name: string): number | undefined {
  if (name.length < 4) return undefined;
  const [month, ...others] = new Set(written.filter(([full]) => full.startsWith(name)).map(([, number]) => number));
  return others.length === 0 ? month : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
