// Text that whoever dropped a file has told of it, as far as it can be stored.

const unprintable = /\p{Cc}|\p{Cs}/gu;

/** Without control characters and white space around, cut to `max` UTF-16 code units between characters. Undefined where nothing is left. */
export function toldText(given: string | undefined, max: number): string | undefined {
  if (given === undefined) return undefined;
  const text = cut(given.replace(unprintable, ' ').trim(), max).trim();
  return text === '' ? undefined : text;
}

/** The last part of a path of any system, as a file's name. */
export function toldFileName(given: string | undefined): string | undefined {
  return toldText(given?.split(/[/\\]/).pop(), 255);
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? max - 1 : max);
}
