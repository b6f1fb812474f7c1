import { Injectable } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import { Commands } from '@almoner/eventstore/commands';
import { type ApplicationItem, revokeGrant } from '@almoner/identity';
import { type GivenCode, type Redemption, tokenLifeMs } from '@almoner/vault';
import { surfaceName } from '../surface-name';
import type { Form } from './form';
import { Keyring } from './keyring';
import { always, checkForm, clientOf, failureOf, requestOf } from './library';
import { Standing } from './standing';

const grantType = 'authorization_code';

interface Pair {
  readonly access: string;
  readonly refresh: string;
}

/** Swaps a code for tokens. Whatever goes wrong once the application is known uses the code up (behaviour note 8). */
@Injectable()
export class CodeExchange {
  constructor(
    private readonly keyring: Keyring,
    private readonly standing: Standing,
    private readonly commands: Commands,
  ) {}

  /** @throws OauthFailure */
  async exchange(application: ApplicationItem, form: Form): Promise<Pair> {
    const used = new Set<string>();
    const redeem = (code: string): Promise<Redemption> => {
      used.add(code);
      return this.redeem(code, application);
    };
    try {
      return await this.attempt(application, form, redeem);
    } catch (error) {
      for (const code of form.all('code')) if (!used.has(code)) await redeem(code);
      throw failureOf(error);
    }
  }

  private async attempt(
    application: ApplicationItem,
    form: Form,
    redeem: (code: string) => Promise<Redemption>,
  ): Promise<Pair> {
    checkForm(form, grantType, ['code', 'redirect_uri']);
    const client = clientOf(application, grantType);
    let redeemed: GivenCode | undefined;
    let pair: Pair | undefined;
    const server = new OAuth2Server({
      model: {
        getClient: () => Promise.resolve(client),
        getAuthorizationCode: async (text) => {
          const redemption = await redeem(text);
          if (redemption.outcome !== 'redeemed') return undefined;
          const { code } = redemption;
          // Another address is a bad grant (RFC 6749 section 5.2); the library would call it a bad request.
          if (code.redirectUri !== form.get('redirect_uri')) return undefined;
          if (!(await this.standing.stands(code))) return undefined;
          redeemed = code;
          return {
            authorizationCode: text,
            expiresAt: always,
            redirectUri: code.redirectUri,
            scope: [...code.scopes],
            client,
            user: { personId: code.personId },
            ...(code.codeChallenge !== null && {
              codeChallenge: code.codeChallenge,
              codeChallengeMethod: 'S256',
            }),
          };
        },
        // It was used up when it was found: the two must not come apart.
        revokeAuthorizationCode: () => Promise.resolve(redeemed !== undefined),
        saveAuthorizationCode: () => Promise.resolve(undefined),
        saveToken: async (token, _client, user) => {
          if (redeemed !== undefined) pair = await this.issue(redeemed);
          return { ...token, client, user };
        },
        getAccessToken: () => Promise.resolve(undefined),
      },
    });
    await server.token(requestOf(form, application), new OAuth2Server.Response());
    if (pair === undefined) throw new Error('the code was exchanged and no token issued');
    return pair;
  }

  private async issue(code: GivenCode): Promise<Pair> {
    const { tokens } = this.keyring;
    const now = this.keyring.now();
    const [access, refresh] = await Promise.all([
      tokens.issue('access', code, now),
      tokens.issue('refresh', code, now),
    ]);
    return { access, refresh };
  }

  /** A code that comes twice ends what it gave: one of the two who have it should not (RFC 6749 section 4.1.2). */
  private async redeem(code: string, { applicationId }: ApplicationItem): Promise<Redemption> {
    const redemption = await this.keyring.tokens.redeemCode(code, applicationId, this.keyring.now());
    if (redemption.outcome === 'replayed') {
      const { grantId } = redemption;
      const asking = { actor: applicationId, surface: surfaceName };
      await this.commands.execute(revokeGrant, { grantId, reason: 'code-replayed' }, asking);
    }
    return redemption;
  }
}

/** In seconds, as the answers say it. */
export const accessTokenSeconds = tokenLifeMs.access / 1_000;
