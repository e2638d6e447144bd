// Every file of the set through the parser as it stands in the service: children that are killed when a file is too much for them.
import { readFileSync } from 'node:fs';
import type { ParseResult } from '../../shared/resume/model/parse-result';
import type { ParsedResume } from '../../shared/resume/model/parsed-resume';
import { createParsePool } from '../../shared/resume/sandbox/parse-pool';
import type { SetFile } from './render/files';
import { recognitionOf } from './scan/scan';
import { type Fact, score } from './score';

export interface ScoredFile {
  readonly file: SetFile;
  readonly result: ParseResult;
  readonly facts: readonly Fact[];
}

/** @param asRecognised PDFs as scans of them that were recognised. */
export async function parseAll(
  files: readonly SetFile[],
  paths: ReadonlyMap<string, string>,
  asRecognised: boolean,
): Promise<readonly ScoredFile[]> {
  const pool = createParsePool();
  try {
    return await Promise.all(
      files.map(async (file) => {
        const bytes = new Uint8Array(readFileSync(paths.get(file.name) ?? file.name));
        const recognised = asRecognised ? { bytes: await recognitionOf(bytes), isRecognition: true } : { bytes };
        const result = await pool.parse({ name: file.name, ...recognised });
        return { file, result, facts: score(file.truth, foundIn(result)) };
      }),
    );
  } finally {
    await pool.close();
  }
}

function foundIn(result: ParseResult): ParsedResume | undefined {
  return 'resume' in result ? result.resume : undefined;
}
