import type { Event, Open, RecordedEvent } from '@almoner/kernel';
import { type Reading, type RowOf, type RowOperation, change, put, reading } from '@almoner/readstore';
import { CampaignListingRow, ListingCountRow } from './campaign-listing.table';
import { refigured } from './client-figures';
import { readNeeds, standing } from './needs';

export type Listing = RowOf<typeof CampaignListingRow>;
type Changes = Partial<Listing>;

/**
 * Changes one campaign's row by an event: what follows from the change (progress, completion, the keys that are sorted by, how
 * many campaigns share its facets) follows here, once for every event. `more` adds operations on other tables.
 */
export function moving<E extends Event<string, { readonly campaignId: string }>>(
  changes: (event: RecordedEvent<E>, row: Listing) => Changes,
  more: (event: RecordedEvent<E>, open: Open) => readonly RowOperation[] = () => [],
): Reading<E> {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: CampaignListingRow, key: { campaignId } }],
    apply(event, own, { open }) {
      const row = own(CampaignListingRow, { campaignId: event.data.campaignId });
      if (row === undefined) throw new Error(`${event.type} stands before the campaign was submitted`);
      return [...moved(row, changes(event, row), event), ...more(event, open)];
    },
  });
}

export function moved(
  before: Listing,
  changes: Changes,
  event: Pick<RecordedEvent, 'position' | 'metadata'>,
): RowOperation[] {
  const happenedAt = Date.parse(event.metadata.occurredAt);
  const told = { ...before, ...changes };
  const needs = readNeeds(told.needs);
  const stands = standing(needs, told.donatedEurMinor, told);
  const completed = needs.length > 0 && stands.openEurMinor === 0n;
  const after = {
    ...told,
    ...stands,
    completed,
    completedAt: completed ? (before.completedAt ?? happenedAt) : null,
    lastDonationAt: told.donationCount > 0 ? told.lastDonationAt : null,
    lastDonationDown: -(told.donationCount > 0 ? (told.lastDonationAt ?? 0) : 0),
    rankDown: -told.rank,
    // An event that is recorded late, as imports are, makes no campaign look untouched since.
    updatedAt: Math.max(before.updatedAt, happenedAt),
    version: Number(event.position),
  };
  return [
    put(CampaignListingRow, after),
    ...recounted(before, after),
    ...refigured(before, after, after.version),
  ];
}

/** Takes the campaign out of the counts that it stood in, and into those in which it stands now. */
function recounted(before: Listing, after: Listing): RowOperation[] {
  const [gone, come] = [cellsOf(before), cellsOf(after)];
  if (JSON.stringify(gone) === JSON.stringify(come)) return [];
  return [
    ...gone.map((cell) => change(ListingCountRow, cell, { add: { campaigns: -1 } })),
    ...come.map((cell) => change(ListingCountRow, cell, { add: { campaigns: 1 } })),
  ];
}

function cellsOf({ listed, organisationId, taxDeductible, completed, closed, donationsProhibited }: Listing) {
  if (!listed) return [];
  const facets = { taxDeductible, completed, closed, donationsProhibited };
  const scopes = organisationId === null ? ['all'] : ['all', organisationId];
  return scopes.map((scope) => ({ scope, ...facets }));
}
