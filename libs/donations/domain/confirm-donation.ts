import { type Decision, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationConfirmed, DonationRecorded, EventGiftRecorded } from '../events';
import { type Announcement, announcement } from './announcement';
import { type PaidFor, paidGift } from './paid-gift';
import { donationStream } from './donation';
import { eventPurse } from './event-gift';
import { currenciesNeeded } from './exchange';
import { announcedDonation, donatableCampaign, ratesAround } from './facts';
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

export const confirmDonation = defineCommand({
  name: 'donations.ConfirmDonation',
  summary: 'Counts an announced gift whose money came, at the rates of today; other money is refused.',
  schema,
  stream: donationStream,
  decider: announcement,
  async facts({ donationId, currency: paid }, read, { now }): Promise<PaidFor> {
    const announced = await read(announcedDonation, donationId);
    const campaign = announced?.campaignId ? await read(donatableCampaign, announced.campaignId) : undefined;
    const needed = currenciesNeeded(paid, campaign ?? eventPurse);
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
    const gift = paidGift(announced, confirmed.data, facts);
    return gift.ok ? accept<Confirmed>(confirmed, ...gift.events) : gift;
  },
});

type Confirmed = DonationConfirmed | DonationRecorded | EventGiftRecorded;
type Refused =
  | 'donations.donation-unknown'
  | 'donations.other-amount'
  | 'donations.paid-already'
  | Extract<ReturnType<typeof paidGift>, { readonly ok: false }>['refusal']['code'];

/** A payment without an id of its own may be the one that is known. */
const isSecond = ({ confirmed }: Extract<Announcement, { status: 'confirmed' }>, payment: string | null) =>
  payment !== null && confirmed.payment !== null && payment !== confirmed.payment;
