// The operations about the service itself.
import type { Operation } from '../operation';

const tag = 'Meta';
const open = { method: 'GET', access: 'public', tag } as const;

export const metaOperations: readonly Operation[] = [
  { ...open, name: 'get-openapi', route: 'openapi.json', summary: 'The OpenAPI document of this API' },
  { ...open, name: 'get-docs', route: 'docs', summary: 'This API as a page to read' },
  { ...open, name: 'health', route: 'health', summary: 'Whether the app is alive' },
  { ...open, name: 'ready', route: 'ready', summary: 'Whether all that the app needs can be reached' },
];
