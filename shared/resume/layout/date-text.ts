// What looks like a date or a period, in any language, and has not much beside it.

/** A year, or a month and a year in figures. */
export function isDateText(text: string): boolean {
  return text.length <= 32 && /(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}[./]\d{2}(?!\d)/.test(text);
}
