import { v4 } from 'uuid';
import type { OauthScope } from '../../libs/identity/events';
import { idOf } from '../../libs/testing/records';
import type { RunningApi } from '../running-api';

/** The application that the reference's samples speak of. */
export const application = {
  applicationId: idOf(700),
  name: 'Race day',
  publicId: 's6BhdRkqt3',
  secret: 'gX1fBat3bVgX1fBat3bVgX1fBat3bV12',
  redirectPrefixes: ['https://client.example.com/oauth2/client_redirect', 'http://dev.example.com/cb'],
};

/** The value of `Authorization` by which an application calls in its own name. */
export const basic = (publicId = application.publicId, secret = application.secret): string =>
  `Basic ${Buffer.from(`${publicId}:${secret}`).toString('base64')}`;

export const password = 'correct horse battery';

export async function givenApplication(
  api: RunningApi,
  special: Partial<typeof application> = {},
): Promise<void> {
  await api.execute('identity.RegisterApplication', { ...application, ...special });
}

interface Person {
  readonly personId: string;
  /** Left out, an address of the person's own. */
  readonly email?: string;
  /** Campaigns that the person administers. */
  readonly organises?: readonly string[];
}

/** Lets somebody sign in with `password`. */
export async function givenLogin(
  api: RunningApi,
  { personId, email, organises = [] }: Person,
): Promise<void> {
  const login = { personId, email: email ?? `${personId}@example.org`, password };
  await api.execute('identity.OpenLogin', login);
  for (const campaignId of organises)
    await api.execute('identity.AppointOrganiser', { personId, campaignId });
}

/**
 * An access token as the code flow would give it, without the flow: the person's consent is recorded, and the token issued.
 * The application and the person's login must be there. Send it as `Bearer <token>`.
 */
export async function tokenFor(
  api: RunningApi,
  personId: string,
  scopes: readonly OauthScope[],
  applicationId = application.applicationId,
): Promise<string> {
  const granted = { grantId: v4(), applicationId, personId, scopes };
  await api.execute('identity.GrantConsent', granted);
  const tokens = await api.system.vault.tokens();
  return tokens.issue('access', granted, api.system.clock.now());
}
