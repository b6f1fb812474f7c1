import { lookup } from '@almoner/kernel';

/** The client that holds or held a key, asked by the key's digest. */
export const keyHolder = lookup<[keyDigest: string], string | undefined>('identity.key-holder');

/** The client that a permalink belongs to, also after it was revoked. */
export const permalinkHolder = lookup<[permalink: string], string | undefined>('identity.permalink-holder');
