import { type IncomingHttpHeaders, type IncomingMessage, type Server, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it stands on the wire: nothing in it is mended or completed. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: object;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const bodiless = ['GET', 'HEAD', 'OPTIONS', 'DELETE'];

/** Sends what no well-behaved client would; a body goes along only with methods that take one, or it would be the next request. */
export async function sendRaw(
  server: Server,
  { method, target, headers, body }: RawRequest,
): Promise<RawAnswer> {
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((done, failed) => {
    const sending = request(
      {
        agent: false,
        host: '127.0.0.1',
        port,
        method,
        path: target,
        headers: headers as Record<string, string>,
      },
      done,
    );
    sending.on('error', failed);
    sending.end(bodiless.includes(method) ? undefined : body);
  });
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}
