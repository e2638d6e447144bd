import type { HttpRequest } from '@azure/functions';
import { maxBodyBytes, maxDepth, parseJson, readJsonBody, readOptionalJsonBody } from '../../../shared/http/json-body';
import { HttpProblem } from '../../../shared/http/problem';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof HttpProblem) return error.code;
    throw error;
  }
  return undefined;
};

it('what JSON can say is read as it was said', () => {
  const text = '{"a":[1,-0.5,1e3,true,null,"\\u00f6 東京 🏠"],"__proto__":{"b":1},"":2}';
  const value = parseJson(Buffer.from(text));
  expect(JSON.stringify(value)).toBe('{"a":[1,-0.5,1000,true,null,"ö 東京 🏠"],"__proto__":{"b":1},"":2}');
  expect(({} as { b?: number }).b).toBeUndefined();
});

it('the limits are what they say, to the byte and to the level', () => {
  const text = (bytes: number) => Buffer.from(`"${'x'.repeat(bytes - 2)}"`);
  expect(codeOf(() => parseJson(text(maxBodyBytes)))).toBeUndefined();
  expect(codeOf(() => parseJson(text(maxBodyBytes + 1)))).toBe('body-too-large');
  const nested = (levels: number) => Buffer.from('['.repeat(levels) + ']'.repeat(levels));
  expect(codeOf(() => parseJson(nested(maxDepth)))).toBeUndefined();
  expect(codeOf(() => parseJson(nested(maxDepth + 1)))).toBe('nested-too-deep');
});

it('a fault tells its place where that is known, and nothing of the body', () => {
  const problem = (() => {
    try {
      return parseJson(Buffer.from('{"secret":"Hauptstr. 1",}'));
    } catch (error) {
      return error;
    }
  })();
  expect(problem).toMatchObject({ code: 'malformed-json', extras: { members: { position: 24 } } });
  expect(String((problem as HttpProblem).detail)).not.toMatch(/Hauptstr|secret/);
});

it('a body that comes in pieces and without a length is read, up to the limit', async () => {
  const cancel = jest.fn();
  const request = (pieces: number) => {
    const piece = Buffer.alloc(64 * 1024, 0x20);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('{}'));
        for (let index = 0; index < pieces; index++) controller.enqueue(piece);
        if (pieces < 3) controller.close();
      },
      cancel,
    });
    const headers = new Headers({ 'content-type': 'application/json' });
    return { headers, body } as unknown as HttpRequest;
  };
  expect(await readJsonBody(request(2))).toEqual({});
  expect(cancel).not.toHaveBeenCalled();
  await expect(readJsonBody(request(3))).rejects.toMatchObject({ code: 'body-too-large' });
  expect(cancel).toHaveBeenCalledTimes(1);
});

describe('a body that may be missing', () => {
  const request = (bytes: Buffer | undefined, headers: Record<string, string>) => {
    const body = bytes && new Blob([Uint8Array.from(bytes)]).stream();
    return { headers: new Headers(headers), body: body ?? null } as unknown as HttpRequest;
  };
  const json = { 'content-type': 'application/json' };

  it('is an empty object where there is none, whatever its headers say', async () => {
    for (const headers of [{}, json, { 'content-length': '0', 'content-type': 'text/plain' }]) {
      expect(await readOptionalJsonBody(request(undefined, headers))).toEqual({});
      expect(await readOptionalJsonBody(request(Buffer.alloc(0), headers))).toEqual({});
    }
  });

  it('is read as any other where there is one, within the same limits', async () => {
    const read = (bytes: Buffer, headers: Record<string, string> = json) =>
      readOptionalJsonBody(request(bytes, headers));
    expect(await read(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
    await expect(read(Buffer.from('{}'), {})).rejects.toMatchObject({ code: 'unsupported-media-type' });
    await expect(read(Buffer.from('{'))).rejects.toMatchObject({ code: 'malformed-json' });
    await expect(read(Buffer.from('['.repeat(33) + ']'.repeat(33)))).rejects.toMatchObject({ code: 'nested-too-deep' });
    await expect(read(Buffer.alloc(maxBodyBytes + 1))).rejects.toMatchObject({ code: 'body-too-large' });
  });
});
