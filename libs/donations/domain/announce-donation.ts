import { type Decision, type DecisionContext, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationAnnounced, DonationRecorded } from '../events';
import { announcement } from './announcement';
import { donation, donationStream } from './donation';
import { referenceHolder } from './facts';
import { decideGift, giftFacts, giftPersons, giftShape } from './gift';
import { clientsOwn, detailShape, sameDetails, sealedDetails, withToken } from './gift-details';
import { mintedPaymentReference, paymentReference } from './payment-reference';
import { refuse } from './refusals';

const { donorId: _, reference: __, ...money } = giftShape;
const { confirmedAt: ___, opinionNumbers: ____, ...details } = detailShape;

const schema = z
  .strictObject({
    ...money,
    ...details,
    paymentReference: z
      .string()
      .regex(paymentReference)
      .optional()
      .describe('What the donor writes on the transfer; left out, a fresh one is minted.'),
  })
  .refine(clientsOwn, { error: 'a reference or token of a client needs its clientId' });
type AnnounceDonation = z.infer<typeof schema>;

type Refused =
  | Extract<ReturnType<typeof decideGift>, { readonly ok: false }>['refusal']['code']
  | 'donations.reference-taken';

export const announceDonation = defineCommand({
  name: 'donations.AnnounceDonation',
  summary: 'Keeps what somebody sent with the donation form; the gift counts once its money came.',
  schema,
  complete: (command, mint) => ({
    ...withToken(command, mint),
    paymentReference: command.paymentReference ?? mintedPaymentReference(mint),
  }),
  stream: donationStream,
  decider: announcement,
  creates: true,
  persons: (command) => giftPersons(giftOf(command)),
  async facts(command, read, context) {
    const { clientId, clientReference } = command;
    const [gift, holder] = await Promise.all([
      giftFacts(command, read, context),
      clientId && clientReference ? read(referenceHolder, clientId, clientReference) : undefined,
    ]);
    return { gift, holder };
  },
  decide(state, command, { gift, holder }, context): Decision<DonationAnnounced, Refused> {
    if (state.status === 'taken') return refuse('donations.id-taken');
    if (state.status !== 'absent') {
      return isSame(state.announced, command, context) ? accept() : refuse('donations.id-taken');
    }
    if (holder !== undefined) return refuse('donations.reference-taken');
    // Whatever would refuse the gift today refuses it before anybody pays for it.
    const today = decideGift(donation.initial, giftOf(command), gift, context);
    if (!today.ok) return today;
    return accept(...today.events.map(({ data }) => announcedFrom(data, command, context)));
  },
});

/** Who gives is not known to us before, and where it was paid is known only once it was. */
const giftOf = ({ paymentReference: _reference, ...told }: AnnounceDonation) => ({
  ...told,
  donorId: null,
  reference: null,
  source: 'form',
});

function announcedFrom(
  gift: DonationRecorded['data'],
  { paymentReference: reference }: AnnounceDonation,
  { now }: DecisionContext,
): DonationAnnounced {
  if (reference === undefined) throw new Error('an announcement was not completed');
  return {
    type: 'donations.DonationAnnounced',
    data: {
      donationId: gift.donationId,
      campaignId: gift.campaignId,
      donorId: gift.donorId,
      amountMinor: gift.amountMinor,
      currency: gift.currency,
      needId: gift.needId,
      donor: gift.donor,
      name: gift.name,
      backer: gift.backer,
      message: gift.message,
      anonymous: gift.anonymous,
      hideAmount: gift.hideAmount,
      contact: gift.contact,
      clientId: gift.clientId,
      clientReference: gift.clientReference,
      token: gift.token,
      language: gift.language,
      paymentReference: reference,
      announcedAt: now.toISOString(),
    },
  };
}

/** Neither the token nor the payment reference is a part of it: both are minted anew at every retry. */
function isSame(
  announced: DonationAnnounced['data'],
  told: AnnounceDonation,
  { seal }: DecisionContext,
): boolean {
  const sealed = (text: string) => seal(told.donationId, text);
  return (
    (['campaignId', 'amountMinor', 'currency'] as const).every((part) => announced[part] === told[part]) &&
    announced.name?.text === (told.name === null ? undefined : sealed(told.name).text) &&
    sameDetails(announced, sealedDetails(told, sealed))
  );
}
