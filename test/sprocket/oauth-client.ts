import request, { type Response } from 'supertest';
import { sprocket } from '../../apps/api/surfaces/sprocket';
import { contractOf } from '../../libs/testing/openapi';
import type { RunningApi } from '../running-api';
import { codeFor } from './browser';
import { application, basic } from './sign-in';

const auth = '/sprocket/auth/oauth2';
export const [redirectUri = ''] = application.redirectPrefixes;
type Fields = Readonly<Record<string, string>>;

/** The two halves of an exchange's answer. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}
export const tokensIn = (answer: Response): Tokens => answer.body as Tokens;

/** An application that swaps codes and tokens; whatever it is answered is held against the contract. */
export class OauthClient {
  readonly contract = contractOf(sprocket.openapi);

  constructor(
    private readonly api: () => RunningApi,
    /** The person who lets it act. */
    private readonly email: string,
  ) {}

  judged(call: string, answer: Response): Response {
    const type = answer.headers['content-type'];
    const body: unknown = type?.includes('json') ? answer.body : answer.text;
    expect(this.contract.validate(call, answer.status, type, body, answer.headers)).toEqual([]);
    return answer;
  }

  async newCode(special: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
    return (await codeFor(this.api(), this.email, special)).searchParams.get('code') ?? '';
  }

  async post(call: 'token' | 'refresh', fields: Fields | string, authorization = basic()): Promise<Response> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const sent = request(this.api().server).post(`${auth}/${call}`).set('Authorization', authorization);
    return this.judged(`POST ${auth}/${call}`, await sent.type('form').send(body));
  }

  exchange(code: string, special: Fields = {}, authorization?: string): Promise<Response> {
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...special };
    return this.post('token', form, authorization);
  }

  refresh(token: string, special: Fields = {}, authorization?: string): Promise<Response> {
    const form = { grant_type: 'refresh_token', refresh_token: token, ...special };
    return this.post('refresh', form, authorization);
  }

  async me(token: string): Promise<Response> {
    const sent = request(this.api().server)
      .post('/sprocket/v2/test/me')
      .set('Authorization', `Bearer ${token}`);
    return this.judged('POST /sprocket/v2/test/me', await sent);
  }
}
