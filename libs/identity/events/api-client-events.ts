import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant } from './shapes';

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
  'identity.ApiKeyRevoked': z.strictObject({ clientId: id, keyDigest: z.string(), revokedAt: instant }),
};

export type ApiClientEvent = EventsOf<typeof apiClientEvents>;
/** A party got a key for one surface; only the digest of the key is kept. */
export type ApiKeyIssued = EventOf<typeof apiClientEvents, 'identity.ApiKeyIssued'>;
/** The client may write to this campaign from now on. */
export type CampaignAssigned = EventOf<typeof apiClientEvents, 'identity.CampaignAssigned'>;
/** The client may no longer write to this campaign. */
export type CampaignUnassigned = EventOf<typeof apiClientEvents, 'identity.CampaignUnassigned'>;
/** The key opens nothing any more; its digest never comes back. */
export type ApiKeyRevoked = EventOf<typeof apiClientEvents, 'identity.ApiKeyRevoked'>;
