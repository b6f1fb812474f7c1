import { apiClientEvents } from './api-client-events';
import { loginEvents } from './login-events';
import { mailingEvents } from './mailing-events';
import { numbersEvents } from './numbers-events';
import { oauthEvents } from './oauth-events';
import { personEvents } from './person-events';

export * from './api-client-events';
export * from './login-events';
export * from './mailing-events';
export * from './numbers-events';
export * from './oauth-events';
export * from './person-events';

/** Every event that identity ever writes. */
export const identityEvents = {
  ...personEvents,
  ...loginEvents,
  ...apiClientEvents,
  ...oauthEvents,
  ...mailingEvents,
  ...numbersEvents,
};
