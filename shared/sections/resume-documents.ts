// Resume files. The file itself is in Blob Storage; blobName says where, once it has been stored.
import { aboutNobody, bySystem, flag, integer, oneOf, required, sha256, storedAs, text } from './fields';
import {
  documentStates,
  largestResume,
  resumeContentTypes,
  resumeSources,
  stateReasons,
  storedContentTypes,
} from './resume-words';
import type { Section } from './section';

export const resumeDocuments: Section = {
  name: 'resume-documents',
  property: 'resumeDocuments',
  step: 'resume',
  table: 'profile.ResumeDocument',
  cardinality: 'many',
  maxItems: 20,
  enteredBy: 'candidate',
  fields: {
    fileName: required(text(255)),
    contentType: storedAs({ type: 'string', enum: storedContentTypes }, required(oneOf(resumeContentTypes, 100))),
    sizeBytes: storedAs(
      { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
      aboutNobody(required(integer('int', { min: 1, max: largestResume }))),
    ),
    sha256: required(sha256()),
    source: required(oneOf(resumeSources)),
    isPrimary: flag(),
    blobName: bySystem(text(1024)),
    state: bySystem(oneOf(documentStates)),
    stateReason: bySystem(oneOf(stateReasons, 60)),
    originalName: bySystem(text(255)),
    importSource: bySystem(text(100)),
    candidateReference: bySystem(text(200)),
  },
  rules: [],
  onlyOne: 'isPrimary',
  held: {
    by: 'blobName',
    facts: ['contentType', 'sizeBytes', 'sha256', 'source'],
    asItCame: { fileName: 'originalName' },
  },
};
