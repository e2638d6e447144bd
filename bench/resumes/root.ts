// Where the set and the cache are: beside the sources, whether these run built or not.
import { join } from 'node:path';

const fromDist = __dirname.includes(join('dist', 'bench'));
export const root = fromDist ? join(__dirname, '..', '..', '..') : join(__dirname, '..', '..');
export const setFolder = join(root, 'bench', 'resumes', 'set');
export const cacheFolder = join(root, '.bench', 'resumes');
