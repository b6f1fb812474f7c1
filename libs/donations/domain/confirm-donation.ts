import { type Decision, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationAnnounced, DonationConfirmed, DonationRecorded, ExchangeRate } from '../events';
import { type Announcement, announcement } from './announcement';
import { donationStream } from './donation';
import { currenciesNeeded, freeze, isSafe } from './exchange';
import { type DonatableCampaign, announcedDonation, donatableCampaign, ratesAround } from './facts';
import { dayOf } from './gift';
import { refuse } from './refusals';
import { amountMinorMax, currency, id, source } from './shapes';

const schema = z.strictObject({
  donationId: id,
  amountMinor: z.int().positive().max(amountMinorMax),
  currency,
  source: source.describe('Where it was paid: the slug of the gateway, or bank.'),
  paymentId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('The id that the gateway or bank gave the payment; a second one is a second payment.'),
});

interface Facts {
  readonly campaign: DonatableCampaign | undefined;
  readonly rates: readonly ExchangeRate[];
}

export const confirmDonation = defineCommand({
  name: 'donations.ConfirmDonation',
  summary: 'Counts an announced gift whose money came, at the rates of today; other money is refused.',
  schema,
  stream: donationStream,
  decider: announcement,
  async facts(command, read, { now }): Promise<Facts> {
    const announced = await read(announcedDonation, command.donationId);
    const campaign = announced?.campaignId && (await read(donatableCampaign, announced.campaignId));
    if (!campaign) return { campaign: undefined, rates: [] };
    const needed = currenciesNeeded(command.currency, campaign);
    return { campaign, rates: await read(ratesAround, needed, dayOf(now)) };
  },
  decide(state, command, facts, { now, digest }): Decision<Confirmed, Refused> {
    if (!('announced' in state)) return refuse('donations.donation-unknown');
    const { announced } = state;
    if (announced.amountMinor !== command.amountMinor || announced.currency !== command.currency) {
      return refuse('donations.other-amount');
    }
    const payment = command.paymentId === null ? null : digest(`payment\n${command.paymentId}`);
    if (state.status === 'confirmed') {
      return isSecond(state, payment) ? refuse('donations.paid-already') : accept();
    }
    const confirmed: DonationConfirmed = {
      type: 'donations.DonationConfirmed',
      data: {
        donationId: announced.donationId,
        amountMinor: announced.amountMinor,
        currency: announced.currency,
        source: command.source,
        payment,
        confirmedAt: now.toISOString(),
      },
    };
    const gift = giftFrom(announced, confirmed, facts);
    return gift.ok ? accept<Confirmed>(confirmed, ...gift.events) : gift;
  },
});

type Confirmed = DonationConfirmed | DonationRecorded;
type Refused = 'donations.donation-unknown' | 'donations.other-amount' | 'donations.paid-already' | NoGift;
type NoGift = 'donations.campaign-unknown' | 'donations.no-rate' | 'donations.amount-too-large';

/** A payment without an id of its own may be the one that is known. */
const isSecond = ({ confirmed }: Extract<Announcement, { status: 'confirmed' }>, payment: string | null) =>
  payment !== null && confirmed.payment !== null && payment !== confirmed.payment;

/** The campaign was open when the gift was announced; money that came since is not turned away. */
function giftFrom(
  announced: DonationAnnounced['data'],
  { data: { source: from, confirmedAt } }: DonationConfirmed,
  { campaign, rates }: Facts,
): Decision<DonationRecorded, NoGift> {
  const { campaignId, fundraisingEventId: _event, paymentReference: _, announcedAt: __, ...told } = announced;
  if (campaignId === undefined || campaign === undefined) return refuse('donations.campaign-unknown');
  const frozen = freeze(told, campaign, dayOf(new Date(confirmedAt)), rates);
  if (frozen === undefined) return refuse('donations.no-rate');
  if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');
  return accept({
    type: 'donations.DonationRecorded',
    data: {
      ...told,
      campaignId,
      backer: told.backer ?? null,
      seriesId: campaign.seriesId,
      reference: null,
      source: from,
      rates: [...frozen.rates],
      shares: frozen.shares,
      donatedAt: confirmedAt,
      confirmedAt,
    },
  });
}
