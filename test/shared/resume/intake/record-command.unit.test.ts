import { readCommand } from '../../../../shared/commands/kinds';
import { maxEnvelopeBytes } from '../../../../shared/messaging/message';
import { type FileToRecord, recordCommand } from '../../../../shared/resume/intake/record-command';
import { warningOf } from '../../../../shared/resume/intake/warning-text';
import { parserId } from '../../../../shared/resume/version';
import { found, parsed, refused, resumeOf } from './results';

const file: FileToRecord = {
  profileId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  documentId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  document: {
    blobName: '0f8fad5b-d9cb-469f-a165-70867728950e/7c9e6679-7425-40de-944b-e07fc1f90ae7.pdf',
    fileName: 'Ada.pdf',
    contentType: 'application/pdf',
    sizeBytes: 1234,
    sha256: 'ab'.repeat(32),
    source: 'import',
  },
  result: parsed(),
  acceptedAt: '2026-11-23T02:00:00.000Z',
};
const commandOf = (given: Partial<FileToRecord>) => recordCommand({ ...file, ...given }, parserId);

describe('the command that records a file', () => {
  it('is one that the writer reads, and names document and parse as its reason', () => {
    const command = commandOf({});
    expect(readCommand(JSON.parse(JSON.stringify(command)))).toEqual({ ok: true, command });
    expect(command.reason).toBe(`Resume ${file.documentId}, parse ${command.payload.parse?.parseId}`);
    expect(command).toMatchObject({ source: 'resume', actor: { type: 'system' }, acceptedAt: file.acceptedAt });
  });

  it('is the same each time, and another one for another state, version or order', () => {
    expect(commandOf({})).toEqual(commandOf({}));
    const others = [
      commandOf({}),
      commandOf({ result: undefined }),
      commandOf({ result: refused('timeout') }),
      commandOf({ result: refused('malware') }),
      commandOf({ result: parsed({ parser: { ...parserId, version: '2.0.0' } }) }),
      commandOf({ again: 'once more' }),
    ];
    expect(new Set(others.map(({ operationId }) => operationId)).size).toBe(others.length);
  });

  it.each([
    [undefined, { state: 'quarantined', stateReason: 'awaiting-scan' }],
    [refused('zip-bounds'), { state: 'refused', stateReason: 'zip-bounds' }],
    [parsed({ status: 'partial' }), { state: 'available' }],
    [{ status: 'no-text', parser: parserId, warnings: [], pages: 2 } as const, { state: 'available' }],
  ])('says what became of the file', (result, state) => {
    const { document, parse } = commandOf({ result }).payload;
    expect(document).toMatchObject(state);
    expect(parse?.status).toBe(result?.status);
  });

  it('says where a warning stands, so that it can be read again', () => {
    const warnings = [
      { code: 'no-contact' },
      { code: 'rotated-text', page: 2 },
      { code: 'ambiguous-date', page: 1, line: 7 },
    ] as const;
    const stored =
      commandOf({ result: parsed({ warnings: [...warnings, ...warnings] }) }).payload.parse?.warnings ?? [];
    expect(stored).toEqual(['no-contact', 'rotated-text:2', 'ambiguous-date:1:7']);
    expect(stored.map(warningOf)).toEqual(warnings);
    expect(warningOf('something else')).toBeUndefined();
  });

  it('fits in a message and is read there, whatever the file held', () => {
    const highlights = Array.from({ length: 3_000 }, () => found('漢字\u0001'.repeat(20)));
    const result = parsed({
      resume: resumeOf({ work: [{ highlights }] }),
      text: '\u0001漢'.repeat(100_000),
      warnings: Array.from({ length: 400 }, (_, index) => ({ code: 'ambiguous-date', page: 1, line: index })),
    });
    const body = JSON.stringify(commandOf({ result }));
    expect(Buffer.byteLength(body)).toBeLessThan(maxEnvelopeBytes);
    expect(readCommand(JSON.parse(body))).toMatchObject({ ok: true });
  });
});
