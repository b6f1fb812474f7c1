import { passwordVerifier } from '@almoner/vault';
import { FormTokens } from '../../../edge/page/form-tokens';
import { System } from '../../../../system/system';
import { AccessTokenStrategy } from './access-token.strategy';
import { AuthorizeController } from './authorize.controller';
import { ClientSecretStrategy } from './client-secret.strategy';
import { CodeExchange } from './code-exchange';
import { Consent } from './consent';
import { Keyring } from './keyring';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { SignInLimit } from './sign-in-limit';
import { Standing } from './standing';
import { TokenController } from './token.controller';
import { TokenRefresh } from './token-refresh';

export { type Caller, type LoneApplication, type PersonsCaller, TheCaller } from './caller';
export { AccessToken, Open, Organiser } from './guards';

export const authControllers = [AuthorizeController, TokenController];

export const authProviders = [
  AccessTokenStrategy,
  ClientSecretStrategy,
  CodeExchange,
  Consent,
  Sessions,
  SignIn,
  Standing,
  TokenRefresh,
  {
    provide: SignInLimit,
    inject: [System],
    useFactory: ({ clock }: System) => new SignInLimit(() => clock.now()),
  },
  {
    provide: FormTokens,
    inject: [System],
    useFactory: async ({ vault, clock }: System) =>
      new FormTokens(await vault.secret('authorize-page'), () => clock.now()),
  },
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
