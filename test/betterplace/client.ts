import request from 'supertest';
import { betterplace } from '../../apps/api/surfaces/betterplace';
import { type Contract, contractOf } from '../../libs/testing/openapi';
import type { RunningApi } from '../running-api';
import type { Partner } from './partners';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- the contract judges its shape before a spec looks inside
  readonly body: any;
}

/** A caller of the betterplace surface whose every answer is held against the contract. */
export class BetterplaceClient {
  constructor(
    private readonly api: Pick<RunningApi, 'server'>,
    private readonly basic?: Pick<Partner, 'permalink' | 'secret'>,
    readonly contract: Contract = contractOf(betterplace.openapi),
  ) {}

  /** The same caller with other credentials; what was seen of the contract is counted together. */
  as(basic?: Pick<Partner, 'permalink' | 'secret'>): BetterplaceClient {
    return new BetterplaceClient(this.api, basic, this.contract);
  }

  /** Asks, in German, and once more with the validator: that must say that nothing changed. */
  async get(path: string, language = 'de'): Promise<Answer> {
    const url = `/${language}/api_v4${path}`;
    const answer = this.judged(`GET ${url}`, await this.signed(request(this.api.server).get(url)));
    if (answer.status === 200) {
      const again = this.signed(request(this.api.server).get(url)).set(
        'If-None-Match',
        answer.headers['etag'] ?? '',
      );
      const validated = await again;
      this.judged(`GET ${url}`, validated);
      expect(validated).toMatchObject({ status: 304, text: '' });
    }
    return answer;
  }

  post(path: string, body: object, language = 'de'): Promise<Answer> {
    return this.postText(path, JSON.stringify(body), language);
  }

  /** Posts a body as it stands. */
  async postText(path: string, body: string, language = 'de'): Promise<Answer> {
    const url = `/${language}/api_v4${path}`;
    const sent = request(this.api.server).post(url).set('Content-Type', 'application/json').send(body);
    return this.judged(`POST ${url}`, await this.signed(sent));
  }

  private signed(sent: request.Test): request.Test {
    return this.basic === undefined ? sent : sent.auth(this.basic.permalink, this.basic.secret);
  }

  private judged(call: string, { status, headers, body }: request.Response): Answer {
    const sent = headers as Answer['headers'];
    // The contract writes every path with `.json`, clients need not.
    const operation = call.replace(/^([^?]*?)(?:\.json)?(?=\?|$)/, '$1.json');
    expect(this.contract.validate(operation, status, sent['content-type'], body)).toEqual([]);
    expect(sent).toMatchObject({ 'access-control-allow-origin': '*' });
    return { status, headers: sent, body: body as unknown };
  }
}
