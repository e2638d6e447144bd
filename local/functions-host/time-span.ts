// host.json and timer schedules write durations as .NET TimeSpans.
import { InvalidOption } from './errors';

const PATTERN = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

export function isTimeSpan(text: string): boolean {
  return PATTERN.test(text);
}

/** `[d.]hh:mm:ss[.fffffff]` in milliseconds. Throws InvalidOption, naming `where`, for anything else. */
export function timeSpanMs(text: string, where: string): number {
  const parts = PATTERN.exec(text);
  if (!parts) throw new InvalidOption(where, `'${text}' is not a duration of the form hh:mm:ss`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1, 5).map((part) => Number(part ?? 0));
  const fraction = Number(`0.${parts[5] ?? 0}`);
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds + fraction) * 1000);
}
