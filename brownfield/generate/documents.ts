// The rows of Documents: where the resume lies, on a share of the old days or in a blob container.
import type { Random } from '../../bench/workload/random';
import type { Planter } from './planter';
import { audit, created, type Row } from './rows';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['pdf', 'application/pdf'],
  ['docx', docx],
  ['txt', 'text/plain'],
];
const resumeSpellings: readonly [string, ...string[]] = ['Resume ', 'CV', 'RESUME', 'Lebenslauf'];

export function documentRows(random: Random, planter: Planter, userName: string): Row[] {
  const kinds = [...(random.chance(0.7) ? ['resume'] : []), ...(random.chance(0.25) ? ['cover letter'] : [])];
  return kinds.map((kind, row) => documentRow(random, planter, userName, kind, row));
}

function documentRow(random: Random, planter: Planter, userName: string, kind: string, row: number): Row {
  const [ending, contentType] = random.pick(types);
  const typeKind = planter.oneOf(['document-old-type', 'document-no-type'], row);
  const isOld = typeKind === 'document-old-type';
  const misspelt = kind === 'resume' && planter.has('document-kind-spelling', row);
  const fileName = `${random.pick(['resume', 'CV final (2)', 'Lebenslauf_Größe', '简历'])}.${isOld ? 'doc' : ending}`;
  const onShare = `\\\\files01\\hr$\\${kind}\\${userName}\\${fileName}`;
  const inContainer = `documents/${userName}/${row}/${fileName}`;
  return {
    documentNumber: `D-${userName}-${row + 1}`,
    userName,
    kind: misspelt ? random.pick(resumeSpellings) : kind,
    filePath: planter.has('document-no-path', row)
      ? random.pick([null, ''])
      : random.chance(0.4)
        ? onShare
        : inContainer,
    fileName,
    contentType: isOld ? 'application/msword' : typeKind === 'document-no-type' ? null : contentType,
    sizeBytes: planter.has('document-empty', row) ? 0 : random.int(9_000, 900_000),
    ...audit(random),
  };
}

/** The first file of each document, before it was replaced. */
export function versionRows(random: Random, documents: readonly Row[]): Row[] {
  return documents.map(({ documentNumber = null }) => ({
    documentNumber,
    versionNumber: 1,
    filePath: `documents/old/${documentNumber}.pdf`,
    ...created(random),
  }));
}
