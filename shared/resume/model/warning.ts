// What a person should know of a parse that went well otherwise.
export const warningCodes = [
  'text-truncated',
  'data-truncated',
  'mixed-columns',
  'rotated-text',
  'pages-without-text',
  'recognised',
  'recognition-refused',
  'recognition-failed',
  'unknown-section',
  'ambiguous-date',
  'no-name',
  'no-contact',
  'hidden-text',
  'encoding-guessed',
  'entry-without-date',
] as const;

export interface Warning {
  readonly code: (typeof warningCodes)[number];
  readonly page?: number;
  readonly line?: number;
}
