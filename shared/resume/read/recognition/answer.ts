// What Azure AI Document Intelligence answers of a file, as far as it is used. Everything in it is a stranger's.
// https://learn.microsoft.com/rest/api/aiservices/document-models/get-analyze-result, API version 2024-11-30
import * as z from 'zod';

const coordinate = z.number().min(-100_000).max(100_000);
const length = z.number().positive().max(100_000);
/** x and y of four corners: clockwise, from the top left of the text as it is read, whichever way it runs. */
const corners = z.array(coordinate).length(8);
/** Of the text of all pages. */
const span = z.object({ offset: z.int().min(0), length: z.int().min(0) });

const word = z.object({ content: z.string(), polygon: corners, confidence: z.number().min(0).max(1), span });
const line = z.object({ polygon: corners, spans: z.array(span) });
const page = z.object({
  pageNumber: z.int().min(1),
  width: length,
  height: length,
  /** Inches, of a PDF; pixels, of a picture. */
  unit: z.enum(['inch', 'pixel']),
  words: z.array(word).default([]),
  lines: z.array(line).default([]),
});
/** `role`: what the layout model takes it for. */
const paragraph = z.object({ role: z.string().optional(), spans: z.array(span) });

export const analysisSchema = z.object({
  analyzeResult: z.object({
    apiVersion: z.string().min(1).max(40),
    modelId: z.string().min(1).max(100),
    pages: z.array(page),
    paragraphs: z.array(paragraph).default([]),
  }),
});

export type Span = z.infer<typeof span>;
export type AnalyzedWord = z.infer<typeof word>;
export type AnalyzedPage = z.infer<typeof page>;
export type AnalyzedParagraph = z.infer<typeof paragraph>;
