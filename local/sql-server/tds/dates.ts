// TDS counts days from 1 January of year 1 and parts of a second from midnight; the engine writes and reads both as text.

const dayInMs = 86_400_000;

/** Days from 0001-01-01 to a date of the proleptic Gregorian calendar. */
export function days(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / dayInMs) + 719_162;
}

export function dateOfDays(count: number): string {
  return new Date((count - 719_162) * dayInMs).toISOString().slice(0, 10);
}

/** `hh:mm:ss.fffffff` of a count of 10^-scale seconds; finer than microseconds is cut off. */
export function timeOfTicks(ticks: bigint, scale: number): string {
  const unit = 10n ** BigInt(scale);
  const seconds = Number(ticks / unit);
  const fraction = (ticks % unit).toString().padStart(scale, '0').slice(0, 6);
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `${part(seconds / 3600)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}`;
  return scale === 0 ? time : `${time}.${fraction}`;
}

/** The count of 10^-scale seconds of `hh:mm:ss[.ffffff]`. */
export function ticksOfTime(time: string, scale: number): bigint {
  const [clock = '', fraction = ''] = time.split('.');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const whole = BigInt(hours * 3600 + minutes * 60 + seconds) * 10n ** BigInt(scale);
  return whole + BigInt(fraction.padEnd(scale, '0').slice(0, scale) || '0');
}
