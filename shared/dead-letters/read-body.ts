// What the body of a dead message tells of itself, and whether this version of the app could read it: by the queue that it was on.
import { isKind, readCommand } from '../commands/kinds';
import { fileMessage } from '../messaging/file-sender';
import { readBlobName } from '../resume/intake/blob-name';
import { isObject } from '../sections/json';
import { isUuid } from '../sections/text';

/** What a queue carries. */
export type Cargo = 'commands' | 'files';

export interface Told {
  readonly kind: string | null;
  readonly profileId: string | null;
  readonly operationId: string | null;
}

const nothing: Told = { kind: null, profileId: null, operationId: null };

/** The body as JSON where it is that, else as it came: text, or bytes of no meaning to us. */
export function parsedBody(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return body;
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Only what is of the form that it has to have: whatever else stands there may be a value. */
export function toldBy(body: unknown, cargo: Cargo): Told {
  if (!isObject(body)) return nothing;
  if (cargo === 'files') return toldByFile(body.blobName);
  const { kind, profileId, operationId } = body;
  return {
    kind: typeof kind === 'string' && isKind(kind) ? kind : null,
    profileId: uuidOrNull(profileId),
    operationId: uuidOrNull(operationId),
  };
}

/** Whether the app could work on it: what it cannot read has died of its data. */
export function isReadable(body: unknown, cargo: Cargo): boolean {
  return cargo === 'commands' ? readCommand(body).ok : fileMessage.safeParse(body).success;
}

function toldByFile(blobName: unknown): Told {
  if (typeof blobName !== 'string') return nothing;
  const named = readBlobName(blobName);
  return { kind: 'resume-file', profileId: 'profileId' in named ? named.profileId : null, operationId: null };
}

function uuidOrNull(value: unknown): string | null {
  return typeof value === 'string' && isUuid(value) ? value.toLowerCase() : null;
}
