// What the audit names as changed: the items of the sections, and the documents that steps have beside them.
import { sections } from '../sections/all';

export const auditedEntities: readonly string[] = [...sections.map(({ name }) => name), 'step-draft', 'step-progress'];
