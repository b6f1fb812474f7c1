import { type Decision, type DecisionContext, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationAnnounced, DonationRecorded, EventGiftRecorded } from '../events';
import { announcement } from './announcement';
import { donation, donationStream } from './donation';
import { decideEventGift, eventGiftFacts } from './event-gift';
import { referenceHolder } from './facts';
import { decideGift, giftFacts, giftPersons, giftShape } from './gift';
import { clientsOwn, detailShape, sameDetails, sealedDetails, withToken } from './gift-details';
import { mintedPaymentReference, paymentReference } from './payment-reference';
import { refuse } from './refusals';
import { id } from './shapes';

const { donorId: _, reference: __, campaignId: _____, ...money } = giftShape;
const { confirmedAt: ___, opinionNumbers: ____, ...details } = detailShape;

const schema = z
  .strictObject({
    ...money,
    ...details,
    campaignId: id.optional(),
    fundraisingEventId: id.optional(),
    paymentReference: z
      .string()
      .regex(paymentReference)
      .optional()
      .describe('What the donor writes on the transfer; left out, a fresh one is minted.'),
  })
  .refine(
    ({ campaignId, fundraisingEventId }) => (campaignId === undefined) !== (fundraisingEventId === undefined),
    {
      error: 'a gift is for a campaign or for a fundraising event',
    },
  )
  .refine(clientsOwn, { error: 'a reference or token of a client needs its clientId' });
type AnnounceDonation = z.infer<typeof schema>;

type NoGift = Extract<
  ReturnType<typeof decideGift> | ReturnType<typeof decideEventGift>,
  { readonly ok: false }
>['refusal']['code'];
type Today = Decision<DonationRecorded | EventGiftRecorded, NoGift>;
type Refused = NoGift | 'donations.reference-taken';

interface Facts {
  readonly receiver:
    | { readonly campaign: Awaited<ReturnType<typeof giftFacts>> }
    | { readonly event: Awaited<ReturnType<typeof eventGiftFacts>> };
  readonly holder: string | undefined;
}

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
  async facts(command, read, context): Promise<Facts> {
    const { clientId, clientReference, campaignId, fundraisingEventId, currency } = command;
    const receiver =
      campaignId === undefined
        ? {
            event: await eventGiftFacts({ fundraisingEventId: fundraisingEventId!, currency }, read, context),
          }
        : { campaign: await giftFacts({ campaignId, currency }, read, context) };
    // The schema takes a reference of a client together with the client alone.
    const holder = clientReference ? await read(referenceHolder, clientId!, clientReference) : undefined;
    return { receiver, holder };
  },
  decide(state, command, facts, context): Decision<DonationAnnounced, Refused> {
    if (state.status === 'taken') return refuse('donations.id-taken');
    if (state.status !== 'absent') {
      return isSame(state.announced, command, context) ? accept() : refuse('donations.id-taken');
    }
    if (facts.holder !== undefined) return refuse('donations.reference-taken');
    // Whatever would refuse the gift today refuses it before anybody pays for it.
    const today = decideToday(command, facts, context);
    if (!today.ok) return today;
    return accept(...today.events.map(({ data }) => announcedFrom(data, command, context)));
  },
});

/** Who gives is not known to us before, and where it was paid is known only once it was. */
const giftOf = ({ paymentReference: _reference, ...told }: AnnounceDonation) => ({
  ...told,
  donorId: null,
  reference: null,
  // Stryker disable next-line StringLiteral: no announcement keeps it
  source: 'form',
});

function decideToday(command: AnnounceDonation, { receiver }: Facts, context: DecisionContext): Today {
  // The schema lets exactly one of the two through.
  const { campaignId, fundraisingEventId, ...gift } = giftOf(command);
  return 'campaign' in receiver
    ? decideGift(donation.initial, { ...gift, campaignId: campaignId! }, receiver.campaign, context)
    : decideEventGift(
        donation.initial,
        { ...gift, fundraisingEventId: fundraisingEventId! },
        receiver.event,
        context,
      );
}

function announcedFrom(
  gift: DonationRecorded['data'] | EventGiftRecorded['data'],
  { paymentReference: reference }: AnnounceDonation,
  { now }: DecisionContext,
): DonationAnnounced {
  return {
    type: 'donations.DonationAnnounced',
    data: {
      donationId: gift.donationId,
      ...('campaignId' in gift
        ? { campaignId: gift.campaignId, backer: gift.backer, needId: gift.needId }
        : { fundraisingEventId: gift.fundraisingEventId }),
      donorId: gift.donorId,
      amountMinor: gift.amountMinor,
      currency: gift.currency,
      donor: gift.donor,
      name: gift.name,
      message: gift.message,
      anonymous: gift.anonymous,
      hideAmount: gift.hideAmount,
      contact: gift.contact,
      clientId: gift.clientId,
      clientReference: gift.clientReference,
      token: gift.token,
      language: gift.language,
      // A command is completed before it is decided.
      paymentReference: reference!,
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
    (['campaignId', 'fundraisingEventId', 'amountMinor', 'currency'] as const).every(
      (part) => announced[part] === told[part],
    ) &&
    announced.name?.text === (told.name === null ? undefined : sealed(told.name).text) &&
    sameDetails(announced, sealedDetails(told, sealed))
  );
}
