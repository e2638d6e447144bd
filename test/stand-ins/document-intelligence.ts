// A server that answers as Azure AI Document Intelligence does (API version 2024-11-30), and as App Service does where an app asks who it
// is. What it answers of a file is the test's; so is what goes wrong on the way.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** In place of the answer that would be given: a status, headers, a body; or nothing ever. */
export type Instead =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | object }
  | 'silence'
  | 'hang-up';

export interface DocumentIntelligence {
  readonly url: string;
  /** All requests for documents, in their order. */
  readonly asked: readonly Asked[];
  /** Of the next requests of that method, one after the other. */
  instead(method: 'POST' | 'GET', ...answers: readonly Instead[]): void;
  /** The environment of an app that runs beside it. */
  readonly identity: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface DocumentIntelligenceOptions {
  /** What it answers of a file: the whole operation, in the end. */
  readonly answerTo: (pdf: Buffer) => object;
  /** How often it is asked for a result before that is there. */
  readonly running?: number;
  readonly token?: string;
}

const models =
  /^\/documentintelligence\/documentModels\/(prebuilt-read|prebuilt-layout)(:analyze|\/analyzeResults\/([^/]+))$/;

export async function startDocumentIntelligence(options: DocumentIntelligenceOptions): Promise<DocumentIntelligence> {
  const { answerTo, running = 1, token = randomUUID() } = options;
  const asked: Asked[] = [];
  const results = new Map<string, { readonly answer: object; left: number }>();
  const instead: Record<string, Instead[]> = { POST: [], GET: [] };
  const secret = randomUUID();

  const answerDocuments = (request: Asked, response: ServerResponse) => {
    asked.push(request);
    const other = instead[request.method]?.shift();
    if (other === 'silence') return;
    if (other === 'hang-up') return void response.destroy();
    if (other) return send(response, other.status, other.body ?? '', other.headers);
    const { pathname, searchParams } = new URL(request.path, url);
    const [, model, action, id = ''] = models.exec(pathname) ?? [];
    if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, errorOf('401'));
    if (!model || searchParams.get('api-version') !== '2024-11-30') return send(response, 404, errorOf('NotFound'));
    if (action === ':analyze' && request.method === 'POST') {
      const isPdf =
        request.headers['content-type'] === 'application/pdf' && request.body.subarray(0, 5).toString() === '%PDF-';
      if (!isPdf) return send(response, 400, errorOf('InvalidRequest'));
      const result = randomUUID();
      results.set(result, { answer: answerTo(request.body), left: running });
      const location = `${url}/documentintelligence/documentModels/${model}/analyzeResults/${result}?api-version=2024-11-30`;
      return send(response, 202, '', { 'operation-location': location, 'retry-after': '0' });
    }
    const result = results.get(id);
    if (!result || request.method !== 'GET') return send(response, 404, errorOf('NotFound'));
    if (result.left-- <= 0) return send(response, 200, result.answer);
    return send(
      response,
      200,
      { status: 'running', createdDateTime: '', lastUpdatedDateTime: '' },
      { 'retry-after': '0' },
    );
  };

  // https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
  const answerIdentity = ({ path, headers }: Asked, response: ServerResponse) => {
    const { searchParams } = new URL(path, url);
    const resource = 'https://cognitiveservices.azure.com';
    if (headers['x-identity-header'] !== secret || searchParams.get('resource') !== resource)
      return send(response, 400, '');
    const expires_on = String(Math.floor(Date.now() / 1000) + 3600);
    return send(response, 200, { access_token: token, expires_on, resource, token_type: 'Bearer' });
  };

  const server = createServer(async (message, response) => {
    const request = await read(message);
    if (request.path.startsWith('/identity')) answerIdentity(request, response);
    else answerDocuments(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    instead: (method, ...answers) => void instead[method]?.push(...answers),
    identity: { IDENTITY_ENDPOINT: `${url}/identity`, IDENTITY_HEADER: secret },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(message: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { method = '', url: path = '', headers } = message;
  return { method, path, headers, body: Buffer.concat(chunks) };
}

function send(
  response: ServerResponse,
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): void {
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function errorOf(code: string): object {
  return { error: { code, message: 'as the service would say it' } };
}
