// The fields that are scored, and the F1 that they should reach. Those without a goal are told only.
const known = {
  name: 0.9,
  'e-mail': 0.9,
  phone: 0.9,
  link: 0.9,
  city: undefined,
  employer: 0.85,
  title: 0.85,
  'work dates': 0.85,
  institution: 0.85,
  degree: 0.85,
  area: undefined,
  'education dates': 0.85,
  certification: 0.75,
  issuer: undefined,
  'issue date': undefined,
  project: 0.75,
  'project dates': undefined,
  skill: undefined,
  language: undefined,
  highlight: undefined,
} as const;

export type FieldName = keyof typeof known;
export const fieldNames = Object.keys(known) as readonly FieldName[];

/** The F1 to reach; undefined for a field that has no goal. */
export function goalOf(field: FieldName): number | undefined {
  return known[field];
}
