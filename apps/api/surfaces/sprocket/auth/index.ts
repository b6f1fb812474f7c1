import { passwordVerifier } from '@almoner/vault';
import { System } from '../../../../system/system';
import { AccessTokenStrategy } from './access-token.strategy';
import { ClientSecretStrategy } from './client-secret.strategy';
import { Keyring } from './keyring';
import { Standing } from './standing';

export { type Caller, type LoneApplication, type PersonsCaller, TheCaller, callerOf } from './caller';
export { AccessToken, Open, Organiser } from './guards';

export const authProviders = [
  AccessTokenStrategy,
  ClientSecretStrategy,
  Standing,
  {
    provide: Keyring,
    inject: [System],
    useFactory: async ({ vault, sealing, clock }: System) =>
      new Keyring(
        await vault.tokens(),
        sealing.digest,
        passwordVerifier(await vault.secret('passwords')),
        () => clock.now(),
      ),
  },
];
