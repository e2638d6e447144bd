// The command line of `npm run bench:resumes`.
import { parseArgs } from 'node:util';
import { UsageError } from '../../cli/usage';
import { type Language, languages } from '../../shared/resume/model/parsed-resume';
import { type FieldName, fieldNames } from './fields';
import { layouts } from './layouts/all';

export interface ResumeBenchOptions {
  readonly json: boolean;
  readonly languages: readonly Language[];
  readonly layouts: readonly string[];
  readonly fields: readonly FieldName[];
  readonly documents: readonly string[] | undefined;
  /** A file of the set: its truth, what was found, and what differs. */
  readonly show: string | undefined;
  /** Nothing but the scores: no other parsers, no speed. */
  readonly quick: boolean;
  /** PDFs alone, and as scans of them that were recognised. */
  readonly scans: boolean;
  /** Predictions of another parser, to be scored in place of ours. */
  readonly predictions: string | undefined;
  /** Where files and truth are written to; nothing is parsed then. */
  readonly exportTo: string | undefined;
}

export const help = `npm run bench:resumes -- [options]: how well resumes are read

  --language en,de   only documents in these languages (${languages.join(', ')})
  --layout ID,ID     only these layouts (${layouts.map(({ id }) => id).join(', ')})
  --document ID,ID   only these documents (en/jane-developer, …)
  --field NAME,NAME  only these fields (${fieldNames.join(', ')})
  --show FILE        truth, found and differences of a file of the set (en-jane-developer.classic.pdf); not of held-out ones
  --scans            PDFs alone, each as a scan of it that Document Intelligence has recognised
  --quick            only the scores: no other parsers, no speed; so it is too where anything above is asked for
  --score FILE       scores what another parser found: NDJSON of {"file", "found"}, see prediction.ts
  --export DIR       writes the files and truth.ndjson there, and parses nothing
  --json             one JSON object on stdout and nothing else
  --help             this text
`;

/** Returns 'help' for --help. Throws UsageError for an option that is unknown or has no proper value. */
export function parseResumeBenchOptions(args: readonly string[]): ResumeBenchOptions | 'help' {
  const { values } = parsed(args);
  if (values.help) return 'help';
  return {
    json: values.json,
    languages: chosen('language', values.language, languages),
    layouts: chosen(
      'layout',
      values.layout,
      layouts.map(({ id }) => id),
    ),
    fields: chosen('field', values.field, fieldNames),
    documents: values.document?.split(','),
    show: values.show,
    scans: values.scans,
    quick:
      values.quick ||
      values.scans ||
      [values.language, values.layout, values.document, values.field].some((value) => value !== undefined),
    predictions: values.score,
    exportTo: values.export,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        language: { type: 'string' },
        layout: { type: 'string' },
        document: { type: 'string' },
        field: { type: 'string' },
        show: { type: 'string' },
        export: { type: 'string' },
        score: { type: 'string' },
        scans: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function chosen<Name extends string>(
  option: string,
  text: string | undefined,
  known: readonly Name[],
): readonly Name[] {
  if (text === undefined) return known;
  const asked = text.split(',');
  const unknown = asked.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0)
    throw new UsageError(`--${option}: there is no ${unknown.join(', ')}; there is ${known.join(', ')}`);
  return known.filter((name) => asked.includes(name));
}
