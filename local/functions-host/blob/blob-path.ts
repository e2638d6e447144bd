// A blob trigger's path, such as `resumes/{folder}/{name}.pdf`: which blobs it means, and what it takes from their names.
import { InvalidOption } from '../errors';

export interface BlobPath {
  readonly container: string;
  /** What every name that matches begins with: all that has to be listed. */
  readonly prefix: string;
  /** The values of the path's parameters, or undefined where the name is not of its form. */
  match(blobName: string): Readonly<Record<string, string>> | undefined;
}

/** A parameter takes slashes too, as in the real extension. A path of a container alone means all of its blobs. */
export function parseBlobPath(path: string, where: string): BlobPath {
  const [, container = '', namePattern] = /^([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (!/^[a-z0-9-]+$/.test(container)) throw new InvalidOption(where, `'${path}' is not container/name`);
  if (namePattern === undefined) return { container, prefix: '', match: () => ({}) };
  const names: string[] = [];
  const pattern = namePattern
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&');
      names.push(name);
      return '(.+)';
    })
    .join('');
  const expression = new RegExp(`^${pattern}$`, 's');
  return {
    container,
    prefix: namePattern.split('{', 1)[0] ?? '',
    match(blobName) {
      const values = expression.exec(blobName);
      return values ? Object.fromEntries(names.map((name, index) => [name, values[index + 1] ?? ''])) : undefined;
    },
  };
}
