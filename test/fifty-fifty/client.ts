import { type IncomingMessage, request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { fiftyFifty } from '../../apps/api/surfaces/fifty-fifty';
import { type Contract, contractOf } from '../../libs/testing/openapi';
import type { RunningApi } from '../running-api';
import { type Answer, judged } from './answer';

type Query = Readonly<Record<string, string | readonly string[]>>;
type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;
type Headers = Readonly<Record<string, string>>;

const notifyPath = '/api/projects/donations/notify/';

/** A caller of the 50/50 surface whose every answer is held against the contract. */
export class FiftyFiftyClient {
  constructor(
    private readonly api: Pick<RunningApi, 'server'>,
    readonly key: string,
    readonly contract: Contract = contractOf(fiftyFifty.openapi),
  ) {}

  /** The same caller with another key; what was seen of the contract is counted together. */
  withKey(key: string): FiftyFiftyClient {
    return new FiftyFiftyClient(this.api, key, this.contract);
  }

  /** Calls `/api/<key>/<path>`. */
  get(path: string, query: Query = {}): Promise<Answer> {
    return this.send('GET', this.url(path, query));
  }

  /** What a call gives. */
  // oxlint-disable-next-line typescript/no-explicit-any -- the contract judges its shape before a spec looks inside
  async data(path: string, query: Query = {}): Promise<any> {
    const answer = await this.get(path, query);
    expect(answer).toMatchObject({ httpStatus: 200, status: 200 });
    return answer.data;
  }

  /** What a call that fails says. */
  async refused(path: string, query: Query = {}): Promise<string> {
    return messageOf(await this.get(path, query));
  }

  /** Posts a gift; the key and what is needed of a gift stand in the form unless `fields` say otherwise. */
  notify(fields: Fields = {}, headers: Headers = {}, query: Query = {}): Promise<Answer> {
    const form = { api_key: this.key, project_id: '1', amount: '25.50', currency: 'GBP', ...fields };
    return this.post(urlencoded(form), headers, query);
  }

  /** What a gift that is refused is told. */
  async notifyRefused(fields: Fields, headers: Headers = {}): Promise<string> {
    return messageOf(await this.notify(fields, headers));
  }

  /** Posts a form as it stands. */
  post(form: string, headers: Headers = {}, query: Query = {}): Promise<Answer> {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.send('POST', withQuery(notifyPath, query), { ...type, ...headers }, form);
  }

  /** Sends any request through an ordinary client, which tidies the path as browsers do. */
  async send(method: string, url: string, headers: Headers = {}, body?: string | Buffer): Promise<Answer> {
    const caller = request(this.api.server);
    const sending = caller[method.toLowerCase() as 'get'](url)
      .set(headers)
      .buffer(true)
      .redirects(0)
      .parse((response, done) => collect(response as unknown as IncomingMessage, (text) => done(null, text)));
    const response = await (body === undefined ? sending : sending.send(body));
    const text = typeof response.body === 'string' ? response.body : '';
    const received = response.headers as Record<string, string | undefined>;
    return judged(this.contract, method, url, { httpStatus: response.status, headers: received, text });
  }

  /** Sends a path as it stands, untidied. */
  async sendRaw(
    method: string,
    path: string,
    headers: Headers = {},
    body?: string | Buffer,
  ): Promise<Answer> {
    const { port } = this.api.server.address() as AddressInfo;
    const received = await new Promise<{ response: IncomingMessage; text: string }>((done, failed) => {
      const sending = rawRequest({ host: '127.0.0.1', port, method, path, headers }, (response) =>
        collect(response, (text) => done({ response, text })),
      );
      sending.on('error', failed);
      sending.end(body);
    });
    const { response, text } = received;
    const given = response.headers as Record<string, string | undefined>;
    return judged(this.contract, method, path, {
      httpStatus: response.statusCode ?? 0,
      headers: given,
      text,
    });
  }

  /** The address of a call under this caller's key. */
  url(path: string, query: Query = {}): string {
    return withQuery(`/api/${this.key}/${path}`, query);
  }
}

/** What an answer that failed says; the status in the envelope is 400. */
export function messageOf(answer: Answer): string {
  expect(answer).toMatchObject({ status: 400 });
  return (answer.data as { message: string }).message;
}

/** A form as browsers encode it; a list repeats its field, and what is undefined is left out. */
export function urlencoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return (typeof value === 'string' ? [value] : value).map((each) => [name, each] as [string, string]);
  });
  return new URLSearchParams(pairs).toString();
}

function withQuery(path: string, query: Query): string {
  const text = urlencoded(query);
  return text === '' ? path : `${path}?${text}`;
}

function collect(response: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
}
