// The repository's folder, whether this file runs compiled or through a test's transpiler.
import { join } from 'node:path';

export const root = __dirname.endsWith(join('dist', 'bundling')) ? join(__dirname, '..', '..') : join(__dirname, '..');
