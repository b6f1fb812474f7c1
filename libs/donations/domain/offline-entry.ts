import { type DecisionContext, type Sealed, addressText, backerKey } from '@almoner/kernel';
import { z } from 'zod';
import { type OfflineDonationChanged, type OfflineDonationPosted, offlinePayments } from '../events';
import { creditedPage } from './credit';
import { sealedUnder } from './gift';
import { donorText, email } from './gift-details';
import { amountMinorMax, currency, id } from './shapes';

const part = z.string().max(200).nullable();

/** What may be keyed in of a gift, each by itself; the words of a donor are sealed under `donorId`, else under the gift. */
export const entryShape = {
  amountMinor: z.int().positive().max(amountMinorMax),
  currency: currency.describe("The campaign's own; another one is refused."),
  donor: z
    .strictObject({
      firstName: z.string().trim().min(1).max(100),
      lastName: z.string().trim().min(1).max(100),
      email,
    })
    .describe('Who gave, also where `donorId` tells who it is.'),
  addresses: z
    .array(
      z.strictObject({
        addressId: id,
        line1: part,
        line2: part,
        city: part,
        state: part,
        zip: part,
        country: part,
      }),
    )
    .max(10),
  message: z
    .string()
    .trim()
    .max(5_000)
    .nullable()
    .transform((words) => words || null),
  anonymous: z.boolean().describe('Whether the name is shown to nobody but who may know the donor.'),
  hideAmount: z.boolean(),
  corporate: z.boolean().describe('Whether the donor is a sponsor.'),
  withheldFromSync: z.boolean().describe('Whether systems that follow the record leave it out.'),
  payment: z.enum(offlinePayments),
  paidAt: z.iso
    .datetime({ offset: true })
    .transform((instant) => new Date(instant).toISOString())
    .describe('When it was given.'),
  pageId: creditedPage,
};

/** Which entry is meant; donor and campaign are as it was posted, for neither ever becomes another. */
export const knownEntry = {
  donationId: id,
  campaignId: id,
  donorId: id.nullable().default(null),
};

const schema = z.strictObject(entryShape).omit({ pageId: true });
type Told = z.infer<typeof schema>;
type Posted = OfflineDonationPosted['data'];
type Sealing = Pick<DecisionContext, 'seal' | 'digest'>;
type Known = Pick<Posted, 'donationId' | 'campaignId' | 'donorId'>;
export type EntryChanges = OfflineDonationChanged['data']['changes'];

/** What was told, as it is stored; what was not told is left out. */
export function sealedEntry(
  told: Told,
  known: Known,
  sealing: Sealing,
): Omit<Required<EntryChanges>, 'credit'>;
export function sealedEntry(told: Partial<Told>, known: Known, sealing: Sealing): EntryChanges;
export function sealedEntry(told: Partial<Told>, known: Known, { seal, digest }: Sealing): EntryChanges {
  const { donor, addresses, message, ...plain } = told;
  const sealed = (text: string) => seal(sealedUnder(known), text);
  const changes: EntryChanges = {
    ...plain,
    ...(donor && donorParts(donor, known, sealed, digest)),
    addresses: addresses?.map(({ addressId, ...lines }) => ({
      addressId,
      lines: sealed(addressText(lines)),
    })),
    ...(message !== undefined && { message: message === null ? null : sealed(message) }),
  };
  return changes;
}

function donorParts(
  { firstName, lastName, email: address }: Told['donor'],
  { campaignId }: Known,
  sealed: (text: string) => Sealed,
  digest: Sealing['digest'],
) {
  const name = `${firstName} ${lastName}`;
  return {
    firstName: sealed(firstName),
    lastName: sealed(lastName),
    name: sealed(name),
    backer: digest(backerKey(campaignId, name)),
    email: sealed(address),
    donor: digest(donorText(address)),
  };
}

/** What differs of an entry from what it is; addresses that read alike keep their ids. */
export function differing<Told extends Partial<Posted>>(entry: Posted, told: Told): Partial<Told> {
  const parts = Object.entries(told).filter(
    ([part, value]: [string, Part]) =>
      value !== undefined && textOf(value) !== textOf(entry[part as keyof Posted]),
  );
  return Object.fromEntries(parts) as Partial<Told>;
}

type Part = Posted[keyof Posted];
const isText = (part: string) => part !== 'addressId';

const textOf = (part: Part): string =>
  JSON.stringify(part, (key, value: unknown) => (isText(key) ? value : undefined));

export function entryChanged(
  { donationId, campaignId }: Posted,
  changes: EntryChanges,
  now: Date,
): OfflineDonationChanged {
  return {
    type: 'donations.OfflineDonationChanged',
    data: { donationId, campaignId, changes, changedAt: now.toISOString() },
  };
}
