import { lookup } from '@almoner/kernel';

/** The client that holds or held a key, asked by the key's digest. */
export const keyHolder = lookup<[keyDigest: string], string | undefined>('identity.key-holder');

/** The client that a permalink belongs to, also after it was revoked. */
export const permalinkHolder = lookup<[permalink: string], string | undefined>('identity.permalink-holder');
/** Whether a registered client may act; undefined where there is none. */
export const clientState = lookup<[clientId: string], 'live' | 'revoked' | undefined>(
  'identity.client-state',
);
export const campaignAssigned = lookup<[clientId: string, campaignId: string], boolean>(
  'identity.campaign-assigned',
);
/** The subscription of somebody, asked by the digest of who it is to whom about what. */
export const subscriptionOf = lookup<[subscriber: string], string | undefined>('identity.subscription-of');
/** The person whose public page has an address. */
export const accountSlugHolder = lookup<[slug: string], string | undefined>('identity.account-slug-holder');
