// The issuer over HTTP: what OpenID Connect Discovery and RFC 7517 ask of one, and tokens for whoever asks on this machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { algorithm, type SigningKey } from './signing-key';
import { type IssuedBy, issue, tokenRequest } from './tokens';

export interface IssuerServer {
  readonly port: number;
  /** The issuer's name, which is its address. */
  readonly issuer: string;
  close(): Promise<void>;
}

const maxBodyBytes = 10_000;

export async function serveIssuer(port: number, audience: string, key: SigningKey): Promise<IssuerServer> {
  const server = createServer((request, response) => {
    answer(request, issuedBy).then(
      ({ status, type, text }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
        response.end(text);
      },
      (error: unknown) => refuse(response, 400, error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const issuedBy: IssuedBy = { issuer: `http://127.0.0.1:${bound}`, audience, key };
  return {
    port: bound,
    issuer: issuedBy.issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
});

async function answer(request: IncomingMessage, by: IssuedBy): Promise<Answer> {
  // A name that somebody else's DNS has pointed here is no way in for the pages of that somebody.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) {
    return json(421, { error: `Ask ${by.issuer}.` });
  }
  switch (`${request.method} ${request.url}`) {
    case 'GET /.well-known/openid-configuration':
      return json(200, {
        issuer: by.issuer,
        jwks_uri: `${by.issuer}/jwks`,
        token_endpoint: `${by.issuer}/token`,
        response_types_supported: ['none'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [algorithm],
      });
    case 'GET /jwks':
      return json(200, { keys: [by.key.publicJwk] });
    case 'POST /token':
      return tokenFor(request, by);
    default:
      return json(404, { error: 'POST /token, GET /jwks or GET /.well-known/openid-configuration.' });
  }
}

/** JSON alone, which a page of another origin cannot send without asking first. `Accept: text/plain` gives the bare token. */
async function tokenFor(request: IncomingMessage, by: IssuedBy): Promise<Answer> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return json(415, { error: 'Send application/json.' });
  }
  const asked = tokenRequest.safeParse(JSON.parse(await bodyOf(request)));
  if (!asked.success) return json(400, { error: z.prettifyError(asked.error) });
  const token = await issue(asked.data, by, Math.floor(Date.now() / 1000));
  if (request.headers.accept?.startsWith('text/plain')) return { status: 200, type: 'text/plain', text: token };
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: asked.data.expiresIn });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBodyBytes) throw new RangeError(`the body is over ${maxBodyBytes} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error }));
}
