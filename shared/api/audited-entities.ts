// What the audit names as changed: the items of the sections, the documents that steps have beside them, and the profile itself,
// which an erasure takes away.
import { sections } from '../sections/all';

export const auditedEntities: readonly string[] = [
  ...sections.map(({ name }) => name),
  'step-draft',
  'step-progress',
  'profile',
];
