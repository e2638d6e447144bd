// A server that takes telemetry as Application Insights' ingestion endpoint does: gzipped envelopes, POSTed to /v2.1/track.
// https://github.com/Azure/azure-rest-api-specs, specification/applicationinsights/data-plane/Monitor.Exporters
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { ownCertificate } from './own-certificate';

/** What it was sent, as a row of a table of Log Analytics has it. */
export interface Item {
  /** RequestData, RemoteDependencyData, ExceptionData, MessageData or MetricData. */
  readonly baseType: string;
  readonly baseData: { readonly [member: string]: unknown };
  readonly tags: Readonly<Record<string, string>>;
  readonly sampleRate: number | undefined;
}

export interface ApplicationInsights {
  /** The environment of an app that sends its telemetry here. */
  readonly settings: Readonly<Record<string, string>>;
  readonly items: readonly Item[];
  /** Whatever came, headers and bodies, whatever it was. */
  readonly texts: readonly string[];
  close(): Promise<void>;
}

interface Envelope {
  readonly tags: Item['tags'];
  readonly sampleRate?: number;
  readonly data: Pick<Item, 'baseType' | 'baseData'>;
}

export async function startApplicationInsights(): Promise<ApplicationInsights> {
  const items: Item[] = [];
  const texts: string[] = [];

  const take = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const sent = await buffer(request);
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString('utf8');
    texts.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`, text);
    if (request.method !== 'POST' || request.url !== '/v2.1/track') return { status: 404, body: {} };
    const envelopes = JSON.parse(text) as Envelope[];
    items.push(...envelopes.map(({ tags, sampleRate, data }) => ({ ...data, tags, sampleRate })));
    return { status: 200, body: { itemsReceived: envelopes.length, itemsAccepted: envelopes.length, errors: [] } };
  };
  const { certificate, privateKey } = ownCertificate();
  const folder = mkdtempSync(join(tmpdir(), 'stepkeeper-insights-'));
  const authorities = join(folder, 'certificate.pem');
  writeFileSync(authorities, certificate);
  const server = createServer({ cert: certificate, key: privateKey }, (request, response) => {
    take(request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${randomUUID()};IngestionEndpoint=https://127.0.0.1:${port}/`,
      NODE_EXTRA_CA_CERTS: authorities,
    },
    items,
    texts,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}
