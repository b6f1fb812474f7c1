import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, sealed } from './shapes';

const changeable = z.strictObject({
  name: z.string(),
  contact: z.strictObject({ name: sealed, email: sealed }).nullable(),
  callbackUrl: z.string().nullable(),
  donationForm: z.boolean(),
});

export const apiClientEvents = {
  'identity.ApiKeyIssued': z.strictObject({
    clientId: id,
    label: z.string(),
    surface: z.string(),
    keyDigest: z.string(),
    issuedAt: instant,
  }),
  'identity.CampaignAssigned': z.strictObject({ clientId: id, campaignId: id }),
  'identity.CampaignUnassigned': z.strictObject({ clientId: id, campaignId: id }),
  'identity.CampaignTagged': z.strictObject({ clientId: id, campaignId: id, tag: z.string() }),
  'identity.CampaignUntagged': z.strictObject({ clientId: id, campaignId: id, tag: z.string() }),
  'identity.ApiKeyRevoked': z.strictObject({ clientId: id, keyDigest: z.string(), revokedAt: instant }),
  'identity.ClientRegistered': changeable.extend({
    clientId: id,
    permalink: z.string(),
    secretDigest: z.string(),
    registeredAt: instant,
  }),
  'identity.ClientChanged': z.strictObject({ clientId: id, changes: changeable.partial() }),
  'identity.ClientSecretRotated': z.strictObject({
    clientId: id,
    secretDigest: z.string(),
    previousDigest: z.string(),
    previousUntil: instant,
    rotatedAt: instant,
  }),
  'identity.ClientRevoked': z.strictObject({ clientId: id, revokedAt: instant }),
};

export type ApiClientEvent = EventsOf<typeof apiClientEvents>;
/** A party got a key for one surface; only the digest of the key is kept. */
export type ApiKeyIssued = EventOf<typeof apiClientEvents, 'identity.ApiKeyIssued'>;
/** The client may write to this campaign from now on. */
export type CampaignAssigned = EventOf<typeof apiClientEvents, 'identity.CampaignAssigned'>;
/** The client may no longer write to this campaign. */
export type CampaignUnassigned = EventOf<typeof apiClientEvents, 'identity.CampaignUnassigned'>;
/** The client put one of its own tags on the campaign, spelled as it first was. */
export type CampaignTagged = EventOf<typeof apiClientEvents, 'identity.CampaignTagged'>;
/** The client's tag is off the campaign. */
export type CampaignUntagged = EventOf<typeof apiClientEvents, 'identity.CampaignUntagged'>;
/** The key opens nothing any more; its digest never comes back. */
export type ApiKeyRevoked = EventOf<typeof apiClientEvents, 'identity.ApiKeyRevoked'>;
/** A partner site may sign in by its permalink and a secret, of which only the digest is kept. */
export type ClientRegistered = EventOf<typeof apiClientEvents, 'identity.ClientRegistered'>;
/** Some of what is known of the client is other now; only that is named. */
export type ClientChanged = EventOf<typeof apiClientEvents, 'identity.ClientChanged'>;
/** The client has another secret; the one before still opens until the overlap ends. */
export type ClientSecretRotated = EventOf<typeof apiClientEvents, 'identity.ClientSecretRotated'>;
/** The client can no longer sign in. */
export type ClientRevoked = EventOf<typeof apiClientEvents, 'identity.ClientRevoked'>;
