// The parts that callers play. What each may do stands with the operations of the API (shared/api).

export const roles = ['candidate', 'importer', 'support', 'auditor', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
