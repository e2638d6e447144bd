// Text with its layout, whatever it was read from: what readers make and the parser takes. Lengths in points (1/72 inch), y from the top
// of the page.
//
// What has no geometry (text, Markdown, HTML, Word) fills the same model: one page, or as many as the source says; y = 14 × line, x = 18 ×
// level, 120 further for each tab or table cell, font size from the source's styles or 11.
import type { ResumeContentType } from '../../sections/resume-words';
import type { Warning } from './warning';

export const formats = ['pdf', 'docx', 'txt', 'markdown', 'html', 'json-resume'] as const;
export type Format = (typeof formats)[number];

export const contentTypes: Readonly<Record<Format, ResumeContentType>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
  'json-resume': 'application/json',
};

/** Text of one look on one line. A wide gap (a tab, a date on the right, a table cell) begins a new run; a narrow one is a space inside. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** What the text links to: http, https or mailto. */
  readonly link?: string;
}

export interface Line {
  /** From 1, in the file. */
  readonly page: number;
  /** From 1, in reading order on the page. With `page` it says where a field was found. */
  readonly line: number;
  /** The runs' texts, joined by a space, by a tab at wide gaps; the bullet is taken off. */
  readonly text: string;
  readonly runs: readonly Run[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of most of its characters. */
  readonly fontSize: number;
  /** Whether most of its letters are. */
  readonly bold: boolean;
  /** It began with a bullet or a number of a list, or was an item of a list in the source. */
  readonly bullet: boolean;
  /** Nesting of lists and indents, from 0. */
  readonly level: number;
  /** From 0, left to right; lines over the whole width have 0. */
  readonly column: number;
  /** White space above, in multiples of the line's height; 0 where lines touch, Infinity at the top of a column. */
  readonly gap: number;
  /** Said by the source (a Word or HTML heading, `#`): 1 to 6. PDFs and plain text have none. */
  readonly heading?: number;
  /** How surely its letters are those: 0 to 1. None where they are the file's own. */
  readonly confidence?: number;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly Line[];
}

/** Azure AI Document Intelligence. */
export interface RecognisedBy {
  readonly model: string;
  readonly apiVersion: string;
}

export interface Document {
  readonly format: Format;
  readonly pages: readonly Page[];
  /** What was given up or guessed while reading. */
  readonly warnings: readonly Warning[];
  /** Who has read the letters off a picture. None where they are the file's own. */
  readonly recognisedBy?: RecognisedBy;
}
