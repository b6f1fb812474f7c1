import type { DecisionContext, Mint, Sealed } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationRecorded } from '../events';
import { id, numbers, optionalWords } from './shapes';

export const email = z.string().trim().pipe(z.email()).pipe(z.string().max(320));

export const token = z
  .string()
  .regex(/^[A-Za-z0-9_-]{20,24}$/)
  .optional()
  .describe('The key under which the client finds the gift; left out, a fresh one is minted.');

/** How a donor can be reached, and whether the client through which the gift came may know it. */
export const contactShape = z.strictObject({
  firstName: optionalWords(200),
  lastName: optionalWords(200),
  email,
  shared: z.boolean().default(false).describe('Whether the donor lets the client read it.'),
});

/** What a gift that came in through a form or a client tells beside the money. */
export const detailShape = {
  needId: id.nullable().optional(),
  message: optionalWords(5_000),
  anonymous: z.boolean().optional(),
  hideAmount: z.boolean().optional(),
  contact: contactShape.optional(),
  clientId: id.optional(),
  clientReference: optionalWords(200),
  token,
  language: z.enum(['de', 'en']).optional(),
  confirmedAt: z.iso
    .datetime({ offset: true })
    .transform((instant) => new Date(instant).toISOString())
    .optional(),
  opinionNumbers: numbers,
};

export type GiftDetails = {
  readonly [Part in keyof typeof detailShape]?: z.infer<(typeof detailShape)[Part]>;
};

/** Only a client has references and tokens of its own. */
export const clientsOwn = ({ clientId, clientReference, token }: GiftDetails): boolean =>
  clientId !== undefined || (!clientReference && token === undefined);

/** 16 random bytes are 22 letters that are safe in a URL. */
export const mintedToken = (mint: Mint): string =>
  Buffer.from(mint.randomHex(16), 'hex').toString('base64url');

export const withToken = <Told extends GiftDetails>(told: Told, mint: Mint): Told =>
  told.clientId === undefined ? told : { ...told, token: told.token ?? mintedToken(mint) };

export const hasWords = ({ message, contact, clientReference }: GiftDetails): boolean =>
  contact !== undefined || Boolean(message) || Boolean(clientReference);

/** The text whose digest stands for a donor: the payment address in any letter case. */
export const donorText = (address: string): string => `donor\n${address.toLowerCase()}`;

/** Who gave, over all campaigns: the payment address in any letter case, else the known donor. */
export function donorKey(
  { contact }: GiftDetails,
  donorId: string | null,
  digest: DecisionContext['digest'],
): string | undefined {
  return contact ? digest(donorText(contact.email)) : (donorId ?? undefined);
}

type Recorded = DonationRecorded['data'];

/** The details as they are stored; what was not told is left out. */
export function sealedDetails(details: GiftDetails, sealed: (text: string) => Sealed) {
  const words = (text: string | null | undefined) => (text ? sealed(text) : undefined);
  const { contact, message, clientReference, token: _, opinionNumbers: __, ...plain } = details;
  return {
    needId: plain.needId ?? undefined,
    message: words(message),
    anonymous: plain.anonymous,
    hideAmount: plain.hideAmount,
    contact: contact && {
      firstName: words(contact.firstName) ?? null,
      lastName: words(contact.lastName) ?? null,
      email: sealed(contact.email),
      shared: contact.shared,
    },
    clientId: plain.clientId,
    clientReference: words(clientReference),
    language: plain.language,
    confirmedAt: plain.confirmedAt,
  } satisfies Partial<Recorded>;
}

type Details = Pick<Partial<Recorded>, keyof ReturnType<typeof sealedDetails>>;

/** Whether two tellings of a gift agree in their details; a token is the key to a gift, no part of it. */
export function sameDetails(recorded: Details, told: Details): boolean {
  const plain = ['needId', 'anonymous', 'hideAmount', 'clientId', 'language', 'confirmedAt'] as const;
  const sealed = ['message', 'clientReference'] as const;
  const [here, there] = [recorded.contact, told.contact];
  return (
    plain.every((part) => (recorded[part] ?? null) === (told[part] ?? null)) &&
    sealed.every((part) => recorded[part]?.text === told[part]?.text) &&
    here?.shared === there?.shared &&
    (['firstName', 'lastName', 'email'] as const).every((part) => here?.[part]?.text === there?.[part]?.text)
  );
}
