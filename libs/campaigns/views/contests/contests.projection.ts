import type { DonationEvent } from '@almoner/donations/events';
import type { NumbersReserved } from '@almoner/identity/events';
import { type Projection, give, projection, raise } from '@almoner/readstore';
import type { CampaignSubmitted, ContestEvent } from '../../events';
import {
  ContestCampaignRow,
  ContestGiftRow,
  ContestPlaceRow,
  ContestResultRow,
  ContestRow,
  ContestantRow,
} from './contests.table';
import { donated, entered, reversed, stood } from './counting';

type Seen = ContestEvent | CampaignSubmitted | DonationEvent | NumbersReserved;

/** `numbering` is the surface whose numbers are shown. What a fund adds to a gift is no gift, and counts in no contest. */
export function contests(numbering: string): Projection {
  return projection<Seen>('contests', {
    version: 1,
    variant: numbering,
    tables: [
      ContestRow,
      ContestResultRow,
      ContestPlaceRow,
      ContestantRow,
      ContestGiftRow,
      ContestCampaignRow,
    ],
    on: {
      'campaigns.CampaignSubmitted': ({ data: { campaignId, numbers } }) => [
        give(
          ContestCampaignRow,
          { campaignId },
          { column: 'number', counter: 'campaign', number: numbers?.[numbering] },
        ),
      ],
      'campaigns.ContestOpened': ({ data, position }) => {
        const { contestId, title, beginsAt, endsAt, openedAt, numbers } = data;
        const at = Date.parse(openedAt);
        return [
          give(
            ContestRow,
            {
              contestId,
              title,
              beginsAt: Date.parse(beginsAt),
              endsAt: Date.parse(endsAt),
              createdAt: at,
              updatedAt: at,
              version: position,
            },
            { column: 'number', counter: 'contest', number: numbers?.[numbering] },
          ),
        ];
      },
      'campaigns.ContestEntered': entered(numbering),
      'campaigns.StandingRecorded': stood,
      'donations.DonationRecorded': donated,
      'donations.DonationReversed': reversed,
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) => {
        if (surface !== numbering) return [];
        if (kind === 'campaign') return [raise(ContestCampaignRow, 'campaign', to)];
        if (kind === 'contest') return [raise(ContestRow, 'contest', to)];
        return kind === 'contest-result' ? [raise(ContestResultRow, 'contest-result', to)] : [];
      },
    },
  });
}
