import { type Seal, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream } from './api-client';
import type { ClientRegistration } from './client-registration';
import { permalinkHolder } from './facts';
import { completed } from './minted';
import { refuse } from './refusals';
import { callbackUrl, contact, id, permalink, secret, words } from './shapes';

const schema = z.strictObject({
  clientId: id,
  name: words(200),
  permalink,
  secret,
  contact: contact.nullable().default(null),
  callbackUrl: callbackUrl.nullable().default(null),
  donationForm: z.boolean().default(false),
});

export const registerClient = defineCommand({
  name: 'identity.RegisterClient',
  summary: 'Lets a partner site sign in: with the secret it brings along, or a fresh one that is shown once.',
  schema,
  stream: apiClientStream,
  decider: apiClient,
  creates: true,
  persons: ({ clientId }) => [clientId],
  complete: (command, mint) => ({ ...command, secret: command.secret ?? mint.randomHex(16) }),
  async facts({ clientId, permalink: wanted }, read) {
    const holder = await read(permalinkHolder, wanted);
    return { permalinkTaken: holder !== undefined && holder !== clientId };
  },
  decide({ registration }, { clientId, secret: given, ...asked }, { permalinkTaken }, context) {
    const { now, digest, seal } = context;
    const secretDigest = digest(completed(given));
    const entry = { ...asked, contact: sealedContact(seal, clientId, asked.contact) };
    if (registration?.status === 'live') {
      return isSame(registration, entry, secretDigest) ? accept() : refuse('identity.client-taken');
    }
    if (wasUsed(registration, secretDigest)) return refuse('identity.secret-spent');
    if (permalinkTaken) return refuse('identity.permalink-taken');
    return accept({
      type: 'identity.ClientRegistered',
      data: { clientId, ...entry, secretDigest, registeredAt: now.toISOString() },
    });
  },
});

type Entry = ClientRegistration['entry'];

/** Sealed under the client itself: erasing the contact leaves the client. */
export function sealedContact(
  seal: Seal,
  clientId: string,
  given: z.infer<typeof contact> | null,
): Entry['contact'] {
  return given === null ? null : { name: seal(clientId, given.name), email: seal(clientId, given.email) };
}

export function isSameContact(one: Entry['contact'], other: Entry['contact']): boolean {
  return one?.name.text === other?.name.text && one?.email.text === other?.email.text;
}

export function wasUsed(registration: ClientRegistration | undefined, secretDigest: string): boolean {
  if (registration === undefined) return false;
  return registration.secretDigest === secretDigest || registration.spentDigests.includes(secretDigest);
}

function isSame(known: ClientRegistration, entry: Entry, secretDigest: string): boolean {
  return (
    known.secretDigest === secretDigest &&
    isSameContact(known.entry.contact, entry.contact) &&
    (['name', 'permalink', 'callbackUrl', 'donationForm'] as const).every(
      (part) => known.entry[part] === entry[part],
    )
  );
}
