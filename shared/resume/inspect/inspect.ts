// Whether a file is one to read, before anything of it is read: its name and its first bytes have to agree (OWASP File Upload Cheat Sheet,
// "Extension Validation" and "File Signature Validation").
import type { RefusalCode, ResumeContentType } from '../../sections/resume-words';
import { Unreadable } from '../errors';
import { limits } from '../limits';
import { contentTypes, type Format } from '../model/document';
import { type ContentKind, contentKind, isEncryptedOffice } from './magic';
import { zipEntries } from './zip-bounds';

export type Inspection =
  | { readonly ok: true; readonly format: Format; readonly contentType: ResumeContentType }
  | { readonly ok: false; readonly status: 'unsupported' | 'refused'; readonly reason: RefusalCode };

const formatByExtension: ReadonlyMap<string, Format> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['json', 'json-resume'],
]);

const kindsOf: Readonly<Record<Format, readonly ContentKind[]>> = {
  pdf: ['pdf'],
  docx: ['zip'],
  txt: ['text'],
  markdown: ['text', 'html'],
  html: ['html', 'text'],
  'json-resume': ['text'],
};

/** Pure. Only the last extension of the name counts, without regard to case. */
export function inspect({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Inspection {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > limits.bytes) return refused('too-large');
  const format = formatByExtension.get(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
  const kind = contentKind(bytes);
  if (kind === 'ole' && isEncryptedOffice(bytes)) return refused('password');
  if (!format) return { ok: false, status: 'unsupported', reason: 'unknown-type' };
  if (!kindsOf[format].includes(kind)) return refused('type-mismatch');
  const reason = format === 'docx' ? wordFault(bytes) : undefined;
  return reason ? refused(reason) : { ok: true, format, contentType: contentTypes[format] };
}

/** A zip file is a Word document by the parts it has (ECMA-376-2, 10.1.2.1). */
function wordFault(bytes: Uint8Array): RefusalCode | undefined {
  try {
    const names = [...zipEntries(bytes).keys()];
    const isWord = names.includes('[Content_Types].xml') && names.some((name) => /^word\/[^/]+\.xml$/.test(name));
    return isWord ? undefined : 'type-mismatch';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

function refused(reason: RefusalCode): Inspection {
  return { ok: false, status: 'refused', reason };
}
