import { Injectable } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import { type ApplicationItem, oauthScopes } from '@almoner/identity';
import type { Granted } from '@almoner/vault';
import type { Form } from './form';
import { Keyring } from './keyring';
import { always, checkForm, clientOf, failureOf, requestOf } from './library';
import { Standing } from './standing';

const grantType = 'refresh_token';

/** Gives another access token for a refresh token, which stays as it is: no rotation, no prolonging (behaviour note 3). */
@Injectable()
export class TokenRefresh {
  constructor(
    private readonly keyring: Keyring,
    private readonly standing: Standing,
  ) {}

  /** @throws OauthFailure */
  async refresh(application: ApplicationItem, form: Form): Promise<string> {
    try {
      return await this.attempt(application, form);
    } catch (error) {
      throw failureOf(error);
    }
  }

  private async attempt(application: ApplicationItem, form: Form): Promise<string> {
    checkForm(form, grantType, ['refresh_token']);
    const client = clientOf(application, grantType);
    let granted: Granted | undefined;
    let access: string | undefined;
    const server = new OAuth2Server({
      alwaysIssueNewRefreshToken: false,
      model: {
        getClient: () => Promise.resolve(client),
        getRefreshToken: async (refreshToken) => {
          granted = await this.standing.granted(refreshToken, application);
          if (granted === undefined) return undefined;
          const { scopes, personId } = granted;
          const scope = [...scopes];
          return { refreshToken, refreshTokenExpiresAt: always, scope, client, user: { personId } };
        },
        revokeToken: () => Promise.resolve(true),
        saveToken: async (token, _client, user) => {
          if (granted !== undefined) {
            const scopes = oauthScopes.filter((scope) => token.scope?.includes(scope));
            access = await this.keyring.tokens.issue('access', { ...granted, scopes }, this.keyring.now());
          }
          return { ...token, client, user };
        },
        getAccessToken: () => Promise.resolve(undefined),
      },
    });
    await server.token(requestOf(form, application), new OAuth2Server.Response());
    if (access === undefined) throw new Error('the token was refreshed and none issued');
    return access;
  }
}
