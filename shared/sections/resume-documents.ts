// Resume files. The file itself is in Blob Storage; blobName says where, once it has been stored.
import { aboutNobody, bySystem, flag, integer, oneOf, required, sha256, text } from './fields';
import type { Section } from './section';

const contentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
  'text/markdown',
  'text/html',
  'application/json',
];
/** 20 MB in bytes. */
const largestFile = 20 * 1024 * 1024;

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
    contentType: required(oneOf(contentTypes, 100)),
    sizeBytes: aboutNobody(required(integer('int', { min: 1, max: largestFile }))),
    sha256: required(sha256()),
    source: required(oneOf(['upload', 'import'])),
    isPrimary: flag(),
    blobName: bySystem(text(1024)),
  },
  rules: [],
  onlyOne: 'isPrimary',
};
