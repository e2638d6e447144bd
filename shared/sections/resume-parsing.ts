// What a parser read in a resume file: one item for every parser and version.
import { decimal, jsonObject, list, oneOf, required, text, uuid } from './fields';
import { parseStatuses } from './resume-words';
import type { Section } from './section';

export const resumeParsing: Section = {
  name: 'resume-parsing',
  property: 'resumeParsing',
  step: 'resume',
  table: 'profile.ResumeParsingData',
  cardinality: 'many',
  maxItems: 200,
  enteredBy: 'system',
  ownedBy: { section: 'resume-documents', field: 'documentItemId' },
  fields: {
    documentItemId: required(uuid()),
    parser: required(text(100)),
    parserVersion: required(text(50)),
    status: required(oneOf(parseStatuses)),
    confidence: decimal(4, 3, { min: 0, max: 1 }),
    data: jsonObject(),
    warnings: list(text(500), 100),
    rawText: text(1_000_000),
  },
  rules: [],
};
