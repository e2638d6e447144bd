// What a parse says it was made by. Readers and parser are one version: where the result of any file changes, the version does.
import type { ParserId } from './model/parse-result';

export const parserId: ParserId = { name: 'stepkeeper', version: '1.1.0' };
