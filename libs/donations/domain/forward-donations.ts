import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { currenciesNeeded, freeze, isSafe } from './exchange';
import { donatableCampaign, ratesAround, receivingEvent } from './facts';
import { forwardings, forwardingsStream } from './forwardings';
import { dayOf } from './gift';
import { refuse } from './refusals';
import { amountMinorMax, id } from './shapes';

const schema = z.strictObject({
  fundraisingEventId: id,
  forwardingId: id,
  campaignId: id,
  amountMinor: z.int().positive().max(amountMinorMax).describe('In euro cents, in which events count.'),
});
type ForwardDonations = z.infer<typeof schema>;

const euros = ({ amountMinor }: ForwardDonations) => ({ amountMinor, currency: 'EUR' });

/**
 * What was forwarded stands in the stream, so forwardings never pass each other by. What was given is a fact: a gift that
 * is taken back in the same moment is as one that is taken back afterwards, and the money is gone in both.
 */
export const forwardDonations = defineCommand({
  name: 'donations.ForwardDonations',
  summary:
    'Passes money that a fundraising event was given on to a campaign, and never more than it has left.',
  schema,
  stream: forwardingsStream,
  decider: forwardings,
  async facts({ fundraisingEventId, campaignId }, read, { now }) {
    const [event, campaign] = await Promise.all([
      read(receivingEvent, fundraisingEventId),
      read(donatableCampaign, campaignId),
    ]);
    if (campaign === undefined) return { event };
    const rates = await read(ratesAround, currenciesNeeded('EUR', campaign), dayOf(now));
    return { event, target: { campaign, rates } };
  },
  decide({ sum, known }, command, { event, target }, { now }) {
    const { forwardingId, campaignId, amountMinor } = command;
    const before = known[forwardingId]?.entry;
    if (before !== undefined) {
      const same = before.campaignId === campaignId && before.amountMinor === amountMinor;
      return same ? accept() : refuse('donations.id-taken');
    }
    if (event === undefined) return refuse('donations.event-unknown');
    if (target === undefined) return refuse('donations.campaign-unknown');
    const { campaign, rates } = target;
    if (!campaign.open) return refuse('donations.campaign-closed');
    if (sum + BigInt(amountMinor) > event.receivedEurMinor) return refuse('donations.forwarding-exceeds');
    const frozen = freeze(euros(command), campaign, dayOf(now), rates);
    if (frozen === undefined) return refuse('donations.no-rate');
    if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');
    return accept({
      type: 'donations.DonationsForwarded',
      data: {
        ...command,
        ...euros(command),
        seriesId: campaign.seriesId,
        shares: frozen.shares,
        rates: [...frozen.rates],
        forwardedAt: now.toISOString(),
      },
    });
  },
});
