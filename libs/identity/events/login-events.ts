import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, sealed } from './shapes';

const known = z.strictObject({ personId: id });

export const loginEvents = {
  'identity.LoginOpened': known.extend({
    email: sealed,
    /** Keyed digest of the folded address, by which the login is found. */
    emailDigest: z.string(),
    /** Argon2id in PHC form. */
    passwordHash: z.string(),
    openedAt: instant,
  }),
  'identity.PasswordChanged': known.extend({ passwordHash: z.string(), changedAt: instant }),
  'identity.LoginClosed': known.extend({ closedAt: instant }),
  'identity.OrganiserAppointed': known.extend({ campaignId: id, appointedAt: instant }),
  'identity.OrganiserDismissed': known.extend({ campaignId: id, dismissedAt: instant }),
};

export type LoginEvent = EventsOf<typeof loginEvents>;
/** A person may sign in with an address and a password. */
export type LoginOpened = EventOf<typeof loginEvents, 'identity.LoginOpened'>;
/** The person signs in with another password from now on. */
export type PasswordChanged = EventOf<typeof loginEvents, 'identity.PasswordChanged'>;
/** The person can no longer sign in, and what was granted in their name ends. */
export type LoginClosed = EventOf<typeof loginEvents, 'identity.LoginClosed'>;
/** The person administers the campaign: sees and changes everything of it. */
export type OrganiserAppointed = EventOf<typeof loginEvents, 'identity.OrganiserAppointed'>;
/** The person administers the campaign no more. */
export type OrganiserDismissed = EventOf<typeof loginEvents, 'identity.OrganiserDismissed'>;
