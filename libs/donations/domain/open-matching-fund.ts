import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { MatchingFundOpened } from '../events';
import { donatableCampaign } from './facts';
import { matchingFund, matchingFundStream } from './matching-fund';
import { fundShape } from './matching-fund-shapes';
import { refuse } from './refusals';
import { amountMinorMax, id, numbers } from './shapes';

const { clientId, maximumEurMinor, logo, description, ...needed } = fundShape;

export const openMatchingFund = defineCommand({
  name: 'donations.OpenMatchingFund',
  summary: 'Sets aside what a company gives to double gifts; nothing is matched until the fund is activated.',
  schema: z
    .strictObject({
      matchingFundId: id,
      ...needed,
      description: description.default(''),
      clientId: clientId.default(null),
      maximumEurMinor: maximumEurMinor.default(null),
      logo: logo.default(null),
      campaignIds: z.array(id).max(1_000).default([]),
      matchedBeforeEurMinor: z
        .int()
        .nonnegative()
        .max(amountMinorMax)
        .default(0)
        .describe('What the fund gave before, without the history of its matches.'),
      numbers,
    })
    .refine(({ matchedBeforeEurMinor, providedEurMinor }) => matchedBeforeEurMinor <= providedEurMinor, {
      error: 'a fund never gave more than was provided',
    }),
  stream: matchingFundStream,
  decider: matchingFund,
  creates: true,
  async facts({ campaignIds, numbers: brought }, read) {
    const campaigns = await Promise.all(campaignIds.map((campaignId) => read(donatableCampaign, campaignId)));
    return {
      campaignsKnown: campaigns.every((campaign) => campaign !== undefined),
      numberTaken: await anyNumberGiven(read, 'matching-fund', brought),
    };
  },
  decide(state, command, { campaignsKnown, numberTaken }, { now }) {
    if (state.status === 'opened') {
      return isSame(state.opening, command) ? accept() : refuse('donations.matching-fund-taken');
    }
    if (!campaignsKnown) return refuse('donations.campaign-unknown');
    if (numberTaken) return refuse('donations.number-taken');
    return accept({
      type: 'donations.MatchingFundOpened',
      data: { ...command, openedAt: now.toISOString() },
    });
  },
});

type Told = Omit<MatchingFundOpened['data'], 'openedAt' | 'numbers'>;

const compared = [
  ...(Object.keys(fundShape) as (keyof typeof fundShape)[]),
  'matchedBeforeEurMinor',
] as const;

function isSame(opening: Told, command: Told): boolean {
  return (
    compared.every((part) => opening[part] === command[part]) &&
    opening.campaignIds.join() === command.campaignIds.join()
  );
}
