// A day, and the ways in which pages, importers and people have written it.
import type { Random } from '../../bench/workload/random';

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 28: every month has it. */
  readonly day: number;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const two = (number: number) => String(number).padStart(2, '0');

export function dayIn(random: Random, year: number): Day {
  return { year, month: random.int(1, 12), day: random.int(1, 28) };
}

export function monthsLater(day: Day, count: number): Day {
  const month = day.year * 12 + day.month - 1 + count;
  return { year: Math.floor(month / 12), month: (month % 12) + 1, day: day.day };
}

export const iso = ({ year, month, day }: Day) => `${year}-${two(month)}-${two(day)}`;
export const isoMonth = ({ year, month }: Day) => `${year}-${two(month)}`;
export const us = ({ year, month, day }: Day) => `${two(month)}/${two(day)}/${year}`;
export const usMonth = ({ year, month }: Day) => `${two(month)}/${year}`;
export const german = ({ year, month, day }: Day) => `${two(day)}.${two(month)}.${year}`;
export const words = ({ year, month }: Day) => `${months[month - 1]} ${year}`;
export const shortWords = ({ year, month }: Day) => `${months[month - 1]?.slice(0, 3)} ${year}`;

/** As a datetime2(3) takes it, at some time of that day. */
export function instantOn(random: Random, day: Day): string {
  return `${iso(day)}T${two(random.int(0, 23))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}.000`;
}
