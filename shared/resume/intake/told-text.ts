// Text that whoever dropped a file has told of it, as far as it can be stored.
import { cutText } from '../../sections/text';

const unprintable = /\p{Cc}|\p{Cs}/gu;

/** Without control characters and white space around, cut to `max` UTF-16 code units between characters. Undefined where nothing is left. */
export function toldText(given: string | undefined, max: number): string | undefined {
  if (given === undefined) return undefined;
  const text = cutText(given.replace(unprintable, ' ').trim(), max).trim();
  return text === '' ? undefined : text;
}

/** The last part of a path of any system, as a file's name. */
export function toldFileName(given: string | undefined): string | undefined {
  return toldText(given?.split(/[/\\]/).pop(), 255);
}
