import type { Event, RecordedEvent } from '@almoner/kernel';
import { type OwnRow, type Reading, type RowOperation, change, tally } from '@almoner/readstore';
import type { Shares } from '../../events';
import {
  CampaignBackerRow,
  CampaignDonorRow,
  CampaignTotalsRow,
  NeedTotalsRow,
  OverallTotalsRow,
  SeriesTotalsRow,
} from './campaign-totals.table';

/** One step of a campaign's totals: up by 1 or down by -1. */
interface Move {
  readonly campaignId: string;
  readonly shares: Pick<Shares, 'EUR' | 'GBP'> &
    Record<'campaign' | 'series', { readonly amountMinor: number }>;
  readonly by: 1 | -1;
  readonly donations: number;
  /** Who stands behind it; absent where only the number of those is known. */
  readonly backer?: string;
  readonly uncountedBackers?: number;
  readonly donor?: string;
  readonly uncountedDonors?: number;
  readonly needId?: string;
}

/** The shares of a promise: it backs a campaign without money. */
export const nothing: Move['shares'] = {
  campaign: { amountMinor: 0 },
  series: { amountMinor: 0 },
  EUR: 0,
  GBP: 0,
};

/** Moves the totals of a campaign and, while it is listed, of all listed ones: their row must know both rows to follow. */
export function moving<E extends Event>(read: (event: RecordedEvent<E>) => Move): Reading<E> {
  return {
    keys(event) {
      const { campaignId, backer } = read(event);
      const totals = { table: CampaignTotalsRow, key: { campaignId } };
      return backer === undefined
        ? [totals]
        : [totals, { table: CampaignBackerRow, key: { campaignId, backer } }];
    },
    apply: (event, own) => moved(read(event), event.position, own),
  };
}

function moved(move: Move, version: bigint, own: OwnRow): RowOperation[] {
  const { campaignId, needId, shares, by, donations, backer, uncountedBackers = 0 } = move;
  const { donor, uncountedDonors = 0 } = move;
  const campaignMinor = by * shares.campaign.amountMinor;
  const seriesMinor = by * shares.series.amountMinor;
  const money = { eurMinor: by * shares.EUR, gbpMinor: by * shares.GBP, donationCount: by * donations };
  const operations: RowOperation[] = [
    change(
      CampaignTotalsRow,
      { campaignId },
      {
        add: {
          ...money,
          campaignMinor,
          seriesMinor,
          backerCount: by * uncountedBackers,
          donorCount: by * uncountedDonors,
        },
        set: { version },
      },
    ),
  ];
  if (backer !== undefined) {
    const counter = { table: CampaignTotalsRow, key: { campaignId }, column: 'backerCount' } as const;
    operations.push(tally(CampaignBackerRow, { campaignId, backer }, by, counter));
  }
  if (donor !== undefined) {
    const counter = { table: CampaignTotalsRow, key: { campaignId }, column: 'donorCount' } as const;
    operations.push(tally(CampaignDonorRow, { campaignId, donor }, by, counter));
  }
  if (needId !== undefined) {
    const initial = { campaignId };
    operations.push(
      change(NeedTotalsRow, { needId }, { add: { ...money, campaignMinor }, set: { version }, initial }),
    );
  }
  const totals = own(CampaignTotalsRow, { campaignId });
  if (totals !== undefined && seriesMinor !== 0) {
    const { seriesId } = totals;
    operations.push(change(SeriesTotalsRow, { seriesId }, { add: { seriesMinor }, set: { version } }));
  }
  if (totals?.listed) {
    const backerCount = by * uncountedBackers + backersMoved(move, own);
    operations.push(
      change(OverallTotalsRow, { scope: 'listed' }, { add: { ...money, backerCount }, set: { version } }),
    );
  }
  return operations;
}

/** A backer comes with the first gift or pledge and goes with the last. */
function backersMoved({ campaignId, backer, by }: Move, own: OwnRow): number {
  if (backer === undefined) return 0;
  const references = own(CampaignBackerRow, { campaignId, backer })?.references ?? 0;
  return Number(references + by > 0) - Number(references > 0);
}

/** Takes a campaign's totals into the overall ones, or out of them. */
export function showing<Data extends { readonly campaignId: string }, E extends Event<string, Data>>(
  listed: boolean,
): Reading<E> {
  return {
    keys: ({ data: { campaignId } }) => [{ table: CampaignTotalsRow, key: { campaignId } }],
    apply({ data: { campaignId }, position }, own) {
      const totals = own(CampaignTotalsRow, { campaignId });
      if (totals === undefined || totals.listed === listed) return [];
      const by = listed ? 1 : -1;
      return [
        change(CampaignTotalsRow, { campaignId }, { set: { listed, version: position } }),
        change(
          OverallTotalsRow,
          { scope: 'listed' },
          {
            add: {
              campaignCount: by,
              backerCount: by * totals.backerCount,
              donationCount: by * totals.donationCount,
              gbpMinor: BigInt(by) * totals.gbpMinor,
              eurMinor: BigInt(by) * totals.eurMinor,
            },
            set: { version: position },
          },
        ),
      ];
    },
  };
}
