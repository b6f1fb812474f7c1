import type {
  DonationEvent,
  ForwardingEvent,
  OpeningBalanceEvent,
  OpinionEvent,
} from '@almoner/donations/events';
import type { CampaignAssigned, CampaignUnassigned, NumbersReserved } from '@almoner/identity/events';
import {
  type Projection,
  change,
  changeWhere,
  give,
  projection,
  put,
  raise,
  reading,
} from '@almoner/readstore';
import type {
  CampaignEvent,
  CampaignSubmitted,
  NeedEvent,
  OrganisationEvent,
  UpdateEvent,
} from '../../events';
import { needAdded, needChanged, needRemoved } from './asking';
import {
  CampaignDonorRow,
  CampaignListingRow,
  CampaignNeedRow,
  CampaignStoryRow,
  CarrierRow,
  ListingCountRow,
} from './campaign-listing.table';
import { ClientFiguresRow, EarlyClientsRow, campaignAssigned, campaignUnassigned } from './client-figures';
import { describing } from './describing';
import { giving } from './giving';
import { type MatchEvent, matches } from './matching';
import { type Listing, moving } from './moving';
import { described, titled, untranslated } from './story';

type Seen =
  | CampaignEvent
  | NeedEvent
  | UpdateEvent
  | OrganisationEvent
  | DonationEvent
  | ForwardingEvent
  | OpeningBalanceEvent
  | OpinionEvent
  | MatchEvent
  | CampaignAssigned
  | CampaignUnassigned
  | NumbersReserved;

/** `numbering` is the surface whose numbers the list shows and sorts by. */
export function campaignListing(numbering: string): Projection {
  return projection<Seen>('campaign-listing', {
    version: 5,
    variant: numbering,
    tables: [
      CampaignListingRow,
      CampaignStoryRow,
      CampaignNeedRow,
      CarrierRow,
      ListingCountRow,
      CampaignDonorRow,
      ClientFiguresRow,
      EarlyClientsRow,
    ],
    on: {
      'campaigns.CampaignSubmitted': reading<CampaignSubmitted>({
        keys: ({ data: { campaignId } }) => [{ table: EarlyClientsRow, key: { campaignId } }],
        apply({ data, position }, own) {
          const { campaignId, slug, title, description, submittedAt, numbers } = data;
          const at = Date.parse(submittedAt);
          const { clientIds } = own(EarlyClientsRow, { campaignId }) ?? {};
          return [
            give(
              CampaignListingRow,
              { campaignId, clientIds, createdAt: at, updatedAt: at, version: position },
              { column: 'number', counter: 'campaign', number: numbers?.[numbering] },
            ),
            put(CampaignStoryRow, {
              campaignId,
              slug,
              ...titled(untranslated(title)),
              ...described(untranslated(description)),
            }),
          ];
        },
      }),
      'campaigns.CampaignChanged': moving(
        () => ({}),
        ({ data: { campaignId, changes } }) => {
          const { slug, title, description } = changes;
          const set = {
            ...(slug !== undefined && { slug }),
            ...(title !== undefined && titled(untranslated(title))),
            ...(description !== undefined && described(untranslated(description))),
          };
          return [change(CampaignStoryRow, { campaignId }, { set })];
        },
      ),
      'campaigns.CampaignDescribed': describing,
      'campaigns.CampaignApproved': moving(() => ({ listed: true })),
      'campaigns.CampaignWithdrawn': moving(() => ({ listed: false })),
      'campaigns.CampaignClosed': moving(({ data: { closedAt } }) => ({
        closed: true,
        closedAt: Date.parse(closedAt),
      })),
      'campaigns.CampaignReopened': moving(() => ({ closed: false, closedAt: null })),
      'campaigns.DonationsProhibited': moving(() => ({ donationsProhibited: true })),
      'campaigns.DonationsAllowed': moving(() => ({ donationsProhibited: false })),
      'campaigns.OpeningCountsRecorded': moving(({ data: { counts } }, row) => ({
        openingMetNeeds: counts.metNeeds,
        openingMetEurMinor: BigInt(counts.metNeedsEurMinor),
        updateCount: row.updateCount + counts.updates,
        positiveOpinionCount: row.positiveOpinionCount + counts.positiveOpinions,
        negativeOpinionCount: row.negativeOpinionCount + counts.negativeOpinions,
      })),
      'campaigns.NeedAdded': needAdded(numbering),
      'campaigns.NeedChanged': needChanged,
      'campaigns.NeedRemoved': needRemoved,
      'campaigns.UpdatePosted': moving((_, { updateCount }) => ({ updateCount: updateCount + 1 })),
      'campaigns.UpdateDeleted': moving((_, { updateCount }) => ({ updateCount: updateCount - 1 })),
      'campaigns.OrganisationRegistered': ({ data: { organisationId, name, address, logo, numbers } }) => [
        give(
          CarrierRow,
          { organisationId, name, logo, city: address.city, countryCode: address.countryCode },
          { column: 'number', counter: 'organisation', number: numbers?.[numbering] },
        ),
      ],
      'campaigns.OrganisationChanged': ({ data: { organisationId, changes }, position }) => {
        const { name, address, logo } = changes;
        const place = address && { city: address.city, countryCode: address.countryCode };
        return [
          change(CarrierRow, { organisationId }, { set: { name, logo, ...place } }),
          changeWhere(CampaignListingRow, { organisationId }, { version: position }),
          ...(name === undefined
            ? []
            : [changeWhere(CampaignStoryRow, { organisationId }, { carrierWords: name })]),
        ];
      },
      'donations.DonationRecorded': giving(1),
      'donations.DonationReversed': giving(-1),
      ...matches,
      'donations.DonationsForwarded': moving(forwarded(1)),
      'donations.ForwardingTakenBack': moving(forwarded(-1)),
      'donations.OpeningBalanceRecorded': moving(
        ({ data: { shares, donationCount, donorCount = 0 } }, row) => ({
          donatedEurMinor: row.donatedEurMinor + BigInt(shares.EUR),
          donationCount: row.donationCount + donationCount,
          donorCount: row.donorCount + donorCount,
        }),
      ),
      'donations.OpinionGiven': moving(({ data: { score } }, row) => counted(row, score, 1)),
      'donations.OpinionRemoved': moving(({ data: { score } }, row) => counted(row, score, -1)),
      'identity.CampaignAssigned': campaignAssigned,
      'identity.CampaignUnassigned': campaignUnassigned,
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) => {
        if (surface !== numbering) return [];
        if (kind === 'campaign') return [raise(CampaignListingRow, 'campaign', to)];
        if (kind === 'need') return [raise(CampaignNeedRow, 'need', to)];
        return kind === 'organisation' ? [raise(CarrierRow, 'organisation', to)] : [];
      },
    },
  });
}

/** Money that an event passes on counts here, and is no gift. */
const forwarded =
  (by: 1 | -1) =>
  ({ data: { shares } }: { readonly data: ForwardingEvent['data'] }, row: Listing) => ({
    donatedEurMinor: row.donatedEurMinor + BigInt(by * shares.EUR),
  });

function counted(
  row: { readonly positiveOpinionCount: number; readonly negativeOpinionCount: number },
  score: 'positive' | 'negative',
  by: 1 | -1,
) {
  return score === 'positive'
    ? { positiveOpinionCount: row.positiveOpinionCount + by }
    : { negativeOpinionCount: row.negativeOpinionCount + by };
}
