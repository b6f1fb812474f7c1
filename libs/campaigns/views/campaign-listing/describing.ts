import { type Reading, change, reading } from '@almoner/readstore';
import type { CampaignDescribed } from '../../events';
import { CampaignListingRow, CampaignStoryRow, CarrierRow } from './campaign-listing.table';
import { moved } from './moving';
import { storyOf } from './story';

type Key = ReturnType<Reading<CampaignDescribed>['keys']>[number];

/** Tells more of a campaign; the name of the organisation that carries it is searched with it. */
export const describing = reading<CampaignDescribed>({
  keys({ data: { campaignId, changes } }) {
    const listing: Key = { table: CampaignListingRow, key: { campaignId } };
    const { organisationId } = changes;
    return organisationId ? [listing, { table: CarrierRow, key: { organisationId } }] : [listing];
  },
  apply(event, own, { open }) {
    const { campaignId, changes } = event.data;
    const row = own(CampaignListingRow, { campaignId });
    if (row === undefined) throw new Error(`${event.type} stands before the campaign was submitted`);
    const { organisationId, taxDeductible, rank } = changes;
    const carrier = organisationId ? own(CarrierRow, { organisationId }) : undefined;
    return [
      ...moved(
        row,
        {
          organisationId: organisationId === undefined ? row.organisationId : organisationId,
          taxDeductible: taxDeductible ?? row.taxDeductible,
          rank: rank ?? row.rank,
        },
        event,
      ),
      change(
        CampaignStoryRow,
        { campaignId },
        {
          set: {
            ...storyOf(changes, open),
            ...(organisationId !== undefined && { carrierWords: carrier?.name ?? null }),
          },
        },
      ),
    ];
  },
});
