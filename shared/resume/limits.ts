// How much of a file is looked at: beyond it the file is refused, and told why (OWASP File Upload Cheat Sheet; ASVS 5.0, V5).
import { largestResume } from '../sections/resume-words';

export const limits = {
  bytes: largestResume,
  pages: 50,
  characters: 400_000,
  linesPerPage: 2_000,
  zip: {
    entries: 1_000,
    /** Bytes of all entries, unpacked. */
    total: 60 * 1024 * 1024,
    /** Unpacked ÷ packed, of entries from that many unpacked bytes on. */
    ratio: 200,
    ratioFrom: 1024 * 1024,
  },
  xmlDepth: 256,
  htmlNodes: 200_000,
  jsonDepth: 32,
  parseMs: 20_000,
  /** Bytes of what Document Intelligence answers of a scan; a page of a resume has some 200,000. */
  recognition: 16 * 1024 * 1024,
} as const;
