// A folder's manifest.ndjson: a line of JSON for each file, for importers that cannot write metadata.
//
//     {"file": "ada.pdf", "candidateReference": "4711", "source": "old-ats", "fileName": "Ada Lovelace.pdf"}
//     {"file": "grace.docx", "profileId": "7f1f…"}
import { isObject, type JsonObject } from '../../sections/json';
import { type Told, toldOf } from './metadata';

export const manifestLimits = { bytes: 5 * 1024 * 1024, lines: 50_000 } as const;

export interface Manifest {
  /** By the file's name in the folder. */
  readonly files: ReadonlyMap<string, Told>;
  /** Lines that say nothing of a file, those beyond the limit among them. */
  readonly ignored: number;
}

/** Of two lines about one file the last holds. */
export function readManifest(text: string): Manifest {
  const files = new Map<string, Told>();
  let ignored = 0;
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const told = index < manifestLimits.lines ? lineOf(line) : undefined;
    if (told) files.set(...told);
    else ignored++;
  }
  return { files, ignored };
}

function lineOf(line: string): [string, Told] | undefined {
  const value = jsonOf(line);
  if (!isObject(value) || typeof value.file !== 'string' || value.file === '') return undefined;
  const text = textsOf(value);
  return [
    value.file,
    toldOf({
      source: text('source'),
      candidateReference: text('candidateReference'),
      profileId: text('profileId'),
      fileName: text('fileName'),
    }),
  ];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function textsOf(value: JsonObject): (name: string) => string | undefined {
  return (name) => {
    const member = value[name];
    return typeof member === 'string' ? member : undefined;
  };
}
