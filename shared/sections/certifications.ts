// Certificates and licences.
import { httpsUrl, partialDate, required, text } from './fields';
import { endNotBefore } from './rules';
import type { Section } from './section';

export const certifications: Section = {
  name: 'certifications',
  property: 'certifications',
  step: 'education',
  table: 'profile.Certification',
  cardinality: 'many',
  maxItems: 100,
  enteredBy: 'candidate',
  fields: {
    name: required(text(200)),
    issuer: required(text(200)),
    credentialId: text(200),
    url: httpsUrl(),
    issueDate: partialDate(),
    expiryDate: partialDate(),
  },
  rules: [endNotBefore('issueDate', 'expiryDate', 'Give an expiry date that is not before the date of issue.')],
};
