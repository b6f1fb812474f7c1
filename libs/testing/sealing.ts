import type { Sealing } from '@almoner/eventstore/commands';
import { digested, hashed } from './given';

/** What commands need of the vault, readable and without one. */
export const openSealing: Sealing = {
  sealFor: () => Promise.resolve((person, text) => ({ person, text })),
  digest: digested,
  fingerprint: digested,
  passwordHash: hashed,
};
