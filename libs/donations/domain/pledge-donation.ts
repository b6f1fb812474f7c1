import { type Decision, type DecisionContext, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationPledged, DonationPooled, DonationRecorded } from '../events';
import { type Donation, donation, donationStream } from './donation';
import { referenceHolder } from './facts';
import { type Gift, decideGift, giftFacts } from './gift';
import { email, token, withToken } from './gift-details';
import { refuse } from './refusals';
import { amountMinorMax, id } from './shapes';

const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);

const schema = z.strictObject({
  donationId: id.describe('One id for each client and reference, so that a repetition meets the same gift.'),
  clientId: id,
  clientReference: z
    .string()
    .regex(/^[a-zA-Z0-9_-]+$/)
    .max(255)
    .describe("The client's own key for this gift; it books one gift and never a second."),
  campaignId: id,
  amountMinor: z.int().positive().max(amountMinorMax).describe('Euro cents.'),
  donor: z.strictObject({ firstName: words(200), lastName: words(200), email }),
  address: z.strictObject({
    street: words(200),
    zip: words(20),
    city: words(200),
    countryCode: z.string().regex(/^[A-Z]{2}$/),
  }),
  language: z.enum(['de', 'en']),
  token,
});
type PledgeDonation = z.infer<typeof schema>;

/** Pools are kept in euros, and so pledges are made in them. */
const currency = 'EUR';

export const pledgeDonation = defineCommand({
  name: 'donations.PledgeDonation',
  summary:
    'Books a gift that a client announces, once for each of its references; a closed campaign leaves it in the pool.',
  schema,
  complete: withToken,
  stream: donationStream,
  decider: donation,
  creates: true,
  persons: ({ donationId }) => [donationId],
  async facts({ clientId, clientReference, campaignId }, read, context) {
    const [gift, holder] = await Promise.all([
      giftFacts({ campaignId, currency }, read, context),
      read(referenceHolder, clientId, clientReference),
    ]);
    return { gift, holder };
  },
  decide(state, command, { gift, holder }, context): Decision<Announced, Refused> {
    const pledged = pledgeOf(command, context);
    if (state.status !== 'absent') return isSame(state, pledged) ? accept() : refuse('donations.id-taken');
    // The client's reference came with a gift through its form before; a gift is booked once.
    if (holder !== undefined) return accept();
    if (gift.campaign?.open === false) return accept<Announced>(pledged, pooled(pledged));
    const booked = decideGift(state, giftOf(command), gift, context);
    return booked.ok ? accept<Announced>(pledged, ...booked.events) : booked;
  },
});

type Announced = DonationPledged | DonationPooled | DonationRecorded;
type Refused = Extract<ReturnType<typeof decideGift>, { readonly ok: false }>['refusal']['code'];

function pledgeOf(command: PledgeDonation, { seal, now }: DecisionContext): DonationPledged {
  const { donor, address, clientReference, token: _, ...plain } = command;
  const sealed = (text: string) => seal(plain.donationId, text);
  return {
    type: 'donations.DonationPledged',
    data: {
      ...plain,
      currency,
      clientReference: sealed(clientReference),
      donor: {
        firstName: sealed(donor.firstName),
        lastName: sealed(donor.lastName),
        email: sealed(donor.email),
      },
      address: {
        street: sealed(address.street),
        zip: sealed(address.zip),
        city: sealed(address.city),
        countryCode: sealed(address.countryCode),
      },
      pledgedAt: now.toISOString(),
    },
  };
}

function pooled({ data }: DonationPledged): DonationPooled {
  const { donationId, clientId, campaignId, amountMinor, pledgedAt } = data;
  return {
    type: 'donations.DonationPooled',
    data: { donationId, clientId, campaignId, amountMinor, currency, pooledAt: pledgedAt },
  };
}

/** Nobody asked the donor whether the name may be shown, or whether the client may read the address back. */
function giftOf(command: PledgeDonation): Gift {
  const { donor, address: _, ...pledge } = command;
  return {
    ...pledge,
    currency,
    donorId: null,
    name: `${donor.firstName} ${donor.lastName}`,
    reference: null,
    source: 'pledge',
    anonymous: true,
    contact: { ...donor, shared: false },
  };
}

/** One reference of one client is one gift, whatever a repetition says of it. */
function isSame(state: Exclude<Donation, { status: 'absent' }>, { data }: DonationPledged): boolean {
  const known = 'gift' in state ? state.gift : 'pledge' in state ? state.pledge : undefined;
  return known?.clientId === data.clientId && known.clientReference?.text === data.clientReference.text;
}
