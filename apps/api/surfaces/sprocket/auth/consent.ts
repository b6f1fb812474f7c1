import { Injectable } from '@nestjs/common';
import OAuth2Server from '@node-oauth/oauth2-server';
import { Commands } from '@almoner/eventstore/commands';
import { type OauthScope, grantConsent, isUnder } from '@almoner/identity';
import { ReadStore } from '@almoner/readstore';
import { v4 } from 'uuid';
import { surfaceName } from '../surface-name';
import type { Ask } from './asking';
import { Keyring } from './keyring';
import { always } from './library';
import { redirectAddress } from './redirect-address';

/** Records what a person lets an application do, and gives the code for it. */
@Injectable()
export class Consent {
  constructor(
    private readonly keyring: Keyring,
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /**
   * @param scopes what is granted of what was asked
   * @returns where the browser goes with the code
   */
  async give(ask: Ask, personId: string, scopes: readonly OauthScope[]): Promise<string> {
    const { application, redirectUri, state, codeChallenge } = ask;
    const { applicationId } = application;
    const client = {
      id: applicationId,
      grants: ['authorization_code'],
      redirectUris: [...application.redirectPrefixes],
    };
    const grantId = v4();
    let issued: string | undefined;
    const server = new OAuth2Server({
      authenticateHandler: { handle: () => ({ personId }) },
      // The state goes back as it came; the library would take printable ASCII only.
      allowEmptyState: true,
      model: {
        getClient: () => Promise.resolve(client),
        validateRedirectUri: (address) =>
          Promise.resolve(application.redirectPrefixes.some((prefix) => isUnder(prefix, address))),
        validateScope: () => Promise.resolve([...scopes]),
        saveAuthorizationCode: async (code, known, user) => {
          const granted = { grantId, applicationId, personId, scopes: [...scopes] };
          if (await this.record(granted)) {
            const given = { ...granted, redirectUri, codeChallenge };
            issued = await this.keyring.tokens.issueCode(given, this.keyring.now());
          }
          return { ...code, expiresAt: always, client: known, user };
        },
        getAuthorizationCode: () => Promise.resolve(undefined),
        revokeAuthorizationCode: () => Promise.resolve(false),
        saveToken: () => Promise.resolve(undefined),
        getAccessToken: () => Promise.resolve(undefined),
      },
    });
    const query = {
      response_type: 'code',
      client_id: application.publicId,
      redirect_uri: redirectUri,
      ...(codeChallenge !== null && { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
    };
    await server.authorize(
      new OAuth2Server.Request({ method: 'GET', query, headers: {} }),
      new OAuth2Server.Response(),
    );
    if (issued === undefined) return denied(ask);
    return redirectAddress(redirectUri, { code: issued, scope: scopes.join(' '), state });
  }

  /** Whether it could be recorded: the application or the login may have ended since the page was shown. */
  private async record(granted: {
    grantId: string;
    applicationId: string;
    personId: string;
    scopes: OauthScope[];
  }): Promise<boolean> {
    const asking = { actor: granted.personId, surface: surfaceName };
    const outcome = await this.commands.execute(grantConsent, granted, asking);
    if (!outcome.ok) return false;
    // The code may be swapped the moment it is given.
    if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
    return true;
  }
}

/** Where the browser goes when the person, or their role, does not allow it. */
export const denied = ({ redirectUri, state }: Ask): string =>
  redirectAddress(redirectUri, {
    error: 'access_denied',
    error_description: 'The person did not allow it.',
    state,
  });
