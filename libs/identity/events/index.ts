import { apiClientEvents } from './api-client-events';
import { mailingEvents } from './mailing-events';
import { numbersEvents } from './numbers-events';
import { personEvents } from './person-events';

export * from './api-client-events';
export * from './mailing-events';
export * from './numbers-events';
export * from './person-events';

/** Every event that identity ever writes. */
export const identityEvents = { ...personEvents, ...apiClientEvents, ...mailingEvents, ...numbersEvents };
