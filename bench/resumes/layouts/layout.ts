// How a document can look.
import type { DateStyle } from '../render/date-forms';
import type { Ink } from '../render/ink';
import type { Omitted } from '../set/truth';

interface Look {
  /** Also the file name of what is rendered. */
  readonly id: string;
  readonly heldOut: boolean;
  readonly columns: 1 | 2;
  readonly dates: DateStyle;
  readonly omitted: readonly Omitted[];
}
export type Layout =
  | (Look & {
      readonly writer: 'chromium';
      readonly paper: 'A4' | 'Letter';
      page(ink: Ink): string;
      /** What stands over or under every page, before its number. */
      readonly running?: { readonly at: 'top' | 'bottom'; text(ink: Ink): string };
    })
  | (Look & { readonly writer: 'pdfkit'; draw(ink: Ink): Promise<Uint8Array> })
  | (Look & { readonly writer: 'docx'; word(ink: Ink): Promise<Uint8Array> })
  | (Look & { readonly writer: 'text'; readonly extension: 'txt' | 'md' | 'html' | 'json'; text(ink: Ink): string });

export function extensionOf(layout: Layout): string {
  if (layout.writer === 'docx') return 'docx';
  return layout.writer === 'text' ? layout.extension : 'pdf';
}
