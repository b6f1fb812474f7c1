import { XMLParser, XMLValidator } from 'fast-xml-parser';
import request from 'supertest';
import { sprocket } from '../../apps/api/surfaces/sprocket';
import { type Contract, contractOf } from '../../libs/testing/openapi';
import type { RunningApi } from '../running-api';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- the contract judges its shape before a spec looks inside
  readonly body: any;
  readonly text: string;
}

/** A caller of the Sprocket surface whose every answer is held against the contract. */
export class SprocketClient {
  /** @param authorization the whole value of the header; without it, nobody calls */
  constructor(
    private readonly api: Pick<RunningApi, 'server'>,
    private readonly authorization?: string,
    readonly contract: Contract = contractOf(sprocket.openapi),
  ) {}

  /** The same caller with other credentials; what was seen of the contract is counted together. */
  as(authorization?: string): SprocketClient {
    return new SprocketClient(this.api, authorization, this.contract);
  }

  /** Asks for JSON, and again for XML: both must tell the same. @param path behind `/sprocket/` */
  async get(path: string): Promise<Answer> {
    const json = await this.send('get', path, undefined, {});
    const xml = await this.signed(request(this.api.server).get(url(path))).set('Accept', 'application/xml');
    expect(xml.status).toBe(json.status);
    expect(xml.headers).toMatchObject({ ...always, 'content-type': 'application/xml;charset=UTF-8' });
    expect(XMLValidator.validate(xml.text)).toBe(true);
    expect(readXml(xml.text, json.body)).toEqual(json.body);
    return json;
  }

  /** Sends JSON, or a text as it stands, under no media type unless one is told. */
  send(
    method: 'get' | 'post' | 'put' | 'delete',
    path: string,
    body?: object | string,
    headers: Readonly<Record<string, string>> = typeof body === 'object'
      ? { 'Content-Type': 'application/json' }
      : {},
  ): Promise<Answer> {
    const call = this.signed(request(this.api.server)[method](url(path))).set(headers);
    const sent =
      body === undefined ? call : call.send(typeof body === 'string' ? body : JSON.stringify(body));
    return this.judged(`${method.toUpperCase()} ${url(path)}`, sent);
  }

  private signed(sent: request.Test): request.Test {
    return this.authorization === undefined ? sent : sent.set('Authorization', this.authorization);
  }

  private async judged(operation: string, sent: request.Test): Promise<Answer> {
    const { status, headers, body, text } = await sent;
    const told = headers as Answer['headers'];
    expect(this.contract.validate(operation, status, told['content-type'], body, told)).toEqual([]);
    expect(told).toMatchObject({ ...always, 'content-type': 'application/json;charset=UTF-8' });
    return { status, headers: told, body: body as unknown, text };
  }
}

const url = (path: string): string => `/sprocket/${path}`;

const always = { 'access-control-allow-origin': '*', 'cache-control': 'no-store', pragma: 'no-cache' };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** What an answer in XML says, as JSON says it; `like` tells the types that XML does not. */
export function readXml(text: string, like: unknown): unknown {
  const { response } = parser.parse(text) as { response: Node };
  if (!Array.isArray(like)) return valueOf(response, like);
  // A bare list repeats its element under the root.
  return entries(response).map((entry, index) => valueOf(entry, like[index]));
}

type Node = string | { readonly [name: string]: Node | readonly Node[] };

function valueOf(node: Node, like: unknown): unknown {
  if (typeof node === 'object' && node['@xsi:nil'] === 'true') return null;
  if (Array.isArray(like)) return entries(node).map((entry, index) => valueOf(entry, like[index]));
  if (typeof like === 'number') return Number(node);
  if (typeof like === 'boolean') return node === 'true' ? true : node === 'false' ? false : node;
  if (typeof like !== 'object' || like === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => !name.startsWith('@'))
      .map(([name, inner]) => [name, valueOf(inner as Node, (like as Record<string, unknown>)[name])]),
  );
}

/** All that stands in a list, whatever each one is called. */
const entries = (node: Node): Node[] =>
  Object.entries(typeof node === 'string' ? {} : node)
    .filter(([name]) => !name.startsWith('@'))
    .flatMap(([, inner]): readonly Node[] => (isMany(inner) ? inner : [inner]));

const isMany = (inner: Node | readonly Node[]): inner is readonly Node[] => Array.isArray(inner);
