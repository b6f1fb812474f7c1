import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import OAuth2Server from '@node-oauth/oauth2-server';
import type { Request } from 'express';
import { Strategy } from 'passport-custom';
import { failures } from '../failure';
import type { PersonsCaller } from './caller';
import { Standing } from './standing';

export const accessToken = 'sprocket-access-token';

/** Knows who calls by a Bearer token in the header (RFC 6750), and asks each time whether it still holds. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, accessToken) {
  private readonly server: OAuth2Server;

  constructor(standing: Standing) {
    super();
    this.server = new OAuth2Server({ model: reading(standing) });
  }

  /** @throws Failure 401 with 10001 for a token that is there and does not hold */
  async validate(request: Request): Promise<PersonsCaller | false> {
    const token = /^Bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '');
    if (token === null) return false;
    const headers = { authorization: `Bearer ${token[1] ?? ''}` };
    try {
      const { user } = await this.server.authenticate(
        new OAuth2Server.Request({ headers, method: request.method, query: {} }),
        new OAuth2Server.Response(),
      );
      return user as PersonsCaller;
    } catch (error) {
      if (!(error instanceof OAuth2Server.OAuthError)) throw error;
      // What the server did not say itself came out of a store that is away.
      if (error instanceof OAuth2Server.ServerError) throw (error as { inner?: unknown }).inner;
      throw failures.badToken();
    }
  }
}

/** Tokens are held against the application's own clock, so that the library finds only ones that hold. */
function reading(standing: Standing): OAuth2Server.RequestAuthenticationModel & OAuth2Server.BaseModel {
  const always = new Date(8.64e15);
  return {
    async getAccessToken(token) {
      const caller = await standing.caller(token);
      if (caller === undefined) return undefined;
      const { application } = caller;
      const client = { id: application.applicationId, grants: [] };
      return { accessToken: token, accessTokenExpiresAt: always, client, user: caller };
    },
    getClient: () => Promise.resolve(undefined),
    saveToken: () => Promise.resolve(undefined),
  };
}
