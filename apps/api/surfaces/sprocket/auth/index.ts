import { passwordVerifier } from '@almoner/vault';
import { System } from '../../../../system/system';
import { AccessTokenStrategy } from './access-token.strategy';
import { ClientSecretStrategy } from './client-secret.strategy';
import { CodeExchange } from './code-exchange';
import { Keyring } from './keyring';
import { Standing } from './standing';
import { TokenController } from './token.controller';
import { TokenRefresh } from './token-refresh';

export { type Caller, type LoneApplication, type PersonsCaller, TheCaller, callerOf } from './caller';
export { AccessToken, Open, Organiser } from './guards';

export const authControllers = [TokenController];

export const authProviders = [
  AccessTokenStrategy,
  ClientSecretStrategy,
  CodeExchange,
  Standing,
  TokenRefresh,
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
