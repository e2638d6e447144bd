// How headings look where the source says only that they are some: about as in browsers
// (html.spec.whatwg.org, 15.3.6), but none smaller than text.
import { type Look, plainLook } from './run-cells';

const ems: readonly number[] = [2, 1.5, 1.2, 1, 1, 1];

/** Of level 1 to 6. */
export function headingLook(level: number): Look {
  return { ...plainLook, bold: true, fontSize: (ems[level - 1] ?? 1) * plainLook.fontSize };
}
