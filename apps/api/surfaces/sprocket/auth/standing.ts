import { Injectable } from '@nestjs/common';
import { type ApplicationItem, Applications, Logins, type OauthScope } from '@almoner/identity';
import type { Granted } from '@almoner/vault';
import type { PersonsCaller } from './caller';
import { Keyring } from './keyring';

/**
 * Whether a token still holds: it has not run out, and neither its grant, nor the application, nor the person's login ended.
 * Nothing of it is remembered, so a revocation is felt by the next call in every process.
 */
@Injectable()
export class Standing {
  constructor(
    private readonly keyring: Keyring,
    private readonly applications: Applications,
    private readonly logins: Logins,
  ) {}

  async caller(accessToken: string): Promise<PersonsCaller | undefined> {
    const token = await this.keyring.tokens.find('access', accessToken, this.keyring.now());
    if (token === undefined) return undefined;
    const [application, login] = await this.parties(token);
    if (application === undefined || login === undefined) return undefined;
    const { personId, expiresAt } = token;
    return { application, personId, email: login.email, scopes: token.scopes as OauthScope[], expiresAt };
  }

  /** What a refresh token was granted; undefined once it ended, or for another application than the one that asks. */
  async granted(refreshToken: string, { applicationId }: ApplicationItem): Promise<Granted | undefined> {
    const token = await this.keyring.tokens.find('refresh', refreshToken, this.keyring.now());
    if (token === undefined || token.applicationId !== applicationId) return undefined;
    return (await this.stands(token)) ? token : undefined;
  }

  /** Whether what was granted still holds. */
  async stands(granted: Granted): Promise<boolean> {
    return !(await this.parties(granted)).includes(undefined);
  }

  private parties({ grantId, personId }: Granted) {
    return Promise.all([this.applications.byGrant(grantId), this.logins.open(personId)]);
  }
}
