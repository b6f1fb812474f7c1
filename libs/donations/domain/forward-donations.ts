import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { countingCampaign } from './counting-campaign';
import { eventPurse } from './event-gift';
import { freeze, isSafe } from './exchange';
import { receivingEvent } from './facts';
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

const euros = ({ amountMinor }: ForwardDonations) => ({ amountMinor, currency: eventPurse.currency });

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
      countingCampaign(read, campaignId, dayOf(now), eventPurse.currency),
    ]);
    return { event, campaign };
  },
  decide({ sum, known }, command, { event, campaign }, { now }) {
    const { forwardingId, campaignId, amountMinor } = command;
    const before = known[forwardingId]?.entry;
    if (before !== undefined) {
      const same = before.campaignId === campaignId && before.amountMinor === amountMinor;
      return same ? accept() : refuse('donations.id-taken');
    }
    if (event === undefined) return refuse('donations.event-unknown');
    if (campaign === undefined) return refuse('donations.campaign-unknown');
    if (!campaign.open) return refuse('donations.campaign-closed');
    if (sum + BigInt(amountMinor) > event.receivedEurMinor) return refuse('donations.forwarding-exceeds');
    const frozen = freeze(euros(command), campaign, dayOf(now), campaign.rates);
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
