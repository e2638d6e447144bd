// Dates that people know only in part: YYYY, YYYY-MM or YYYY-MM-DD. They sort as text and are compared as far as both are known.

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const firstYear = 1900;
const lastYear = 2100;

/** Whether the text is a partial date that the (Gregorian) calendar has, from 1900 to 2100. */
export function isPartialDate(text: string): boolean {
  const match = form.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

/** Whether `date` lies before `other`, as far as both are known: 2020-05 is not before 2020, 2019-12-31 is. */
export function isBefore(date: string, other: string): boolean {
  const known = Math.min(date.length, other.length);
  return date.slice(0, known) < other.slice(0, known);
}

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
