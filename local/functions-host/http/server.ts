// The host's HTTP side: one request, one invocation.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Invoke } from '../app/invoker';
import { errorText, type Log } from '../log';
import { pathIn } from './path-in';
import { BodyTooLarge, readBody, toHttpData } from './request';
import { writeEmpty, writeResponse } from './response';
import type { RouteTable } from './route-table';

export interface HttpListener {
  readonly port: number;
  /** Takes no more requests and waits for those that run. */
  stop(): Promise<void>;
}

export interface HttpOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly routes: RouteTable;
  readonly invoke: Invoke;
  readonly log: Log;
}

export async function listen({ port, maxBodyBytes, routes, invoke, log }: HttpOptions): Promise<HttpListener> {
  const running = new Set<ServerResponse>();
  let stopping = false;
  let onIdle: (() => void) | undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const target = request.url ?? '/';
    const found = routes(request.method ?? '', pathIn(target));
    if (!found) return writeEmpty(response, 404);
    const body = await readBody(request, maxBodyBytes);
    const http = toHttpData(request, target, found.params, body);
    const { traceparent, tracestate } = request.headers;
    const answer = await invoke(found.fn, {
      data: { http },
      traceParent: typeof traceparent === 'string' ? traceparent : undefined,
      traceState: typeof tracestate === 'string' ? tracestate : undefined,
    }).catch(() => 'failed' as const);
    if (answer === 'failed') return writeEmpty(response, 500);
    writeResponse(response, answer?.http);
  };

  const server = createServer((request, response) => {
    running.add(response);
    response.shouldKeepAlive = !stopping && response.shouldKeepAlive;
    response.once('close', () => {
      running.delete(response);
      if (running.size === 0) onIdle?.();
    });
    serve(request, response).catch((error) => {
      if (error instanceof BodyTooLarge) return writeEmpty(response, 413);
      // The client left in the middle of its body, or the handler's answer cannot be written as HTTP.
      log('error', 'host', errorText(error));
      if (!response.headersSent) writeEmpty(response, 500);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      // A client that goes on asking over the connection it has would keep the host from ever being idle.
      stopping = true;
      for (const response of running) response.shouldKeepAlive = false;
      if (running.size > 0) {
        await new Promise<void>((resolve) => {
          onIdle = resolve;
        });
      }
      server.closeAllConnections();
      await closed;
    },
  };
}
