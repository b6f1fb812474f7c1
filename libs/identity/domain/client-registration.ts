import type { ClientChanged, ClientRegistered, ClientRevoked, ClientSecretRotated } from '../events';

/** What a partner site is known by beside its secret. */
type ClientEntry = Pick<
  ClientRegistered['data'],
  'name' | 'permalink' | 'contact' | 'callbackUrl' | 'donationForm'
>;

/** A partner site that signs in with its permalink and a secret; no digest that ever counted comes back. */
export interface ClientRegistration {
  readonly status: 'live' | 'revoked';
  readonly entry: ClientEntry;
  readonly secretDigest: string;
  readonly spentDigests: readonly string[];
}

type RegistrationEvent = ClientRegistered | ClientChanged | ClientSecretRotated | ClientRevoked;

/** The registration after an event; undefined as long as there is none. */
export function registrationAfter(
  before: ClientRegistration | undefined,
  event: RegistrationEvent,
): ClientRegistration | undefined {
  if (event.type === 'identity.ClientRegistered') {
    const { name, permalink, contact, callbackUrl, donationForm, secretDigest } = event.data;
    const entry = { name, permalink, contact, callbackUrl, donationForm };
    return { status: 'live', entry, secretDigest, spentDigests: spent(before) };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'identity.ClientChanged':
      return { ...before, entry: { ...before.entry, ...event.data.changes } };
    case 'identity.ClientSecretRotated':
      return { ...before, secretDigest: event.data.secretDigest, spentDigests: spent(before) };
    case 'identity.ClientRevoked':
      return { ...before, status: 'revoked' };
    default:
      return event satisfies never;
  }
}

const spent = (before: ClientRegistration | undefined): readonly string[] =>
  before === undefined ? [] : [...before.spentDigests, before.secretDigest];
