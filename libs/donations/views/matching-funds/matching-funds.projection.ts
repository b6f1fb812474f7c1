import type { NumbersReserved } from '@almoner/identity/events';
import type { RecordedEvent } from '@almoner/kernel';
import {
  type Projection,
  type RowOperation,
  change,
  give,
  projection,
  put,
  raise,
  reading,
  remove,
} from '@almoner/readstore';
import type { DonationMatched, MatchReleased, MatchingFundClosed, MatchingFundEvent } from '../../events';
import {
  DonationMatchRow,
  MatchedCampaignRow,
  MatchingFundCountRow,
  MatchingFundNumberRow,
  MatchingFundRow,
} from './matching-funds.table';

const counted = (active: boolean, by: 1 | -1): RowOperation =>
  change(MatchingFundCountRow, { active }, { add: { funds: by } });

/** A match follows from its gift, sooner or later; one that follows late makes no fund look older than it is. */
const moving = (event: RecordedEvent<DonationMatched | MatchReleased>, by: 1 | -1): RowOperation =>
  change(
    MatchingFundRow,
    { matchingFundId: event.data.matchingFundId },
    {
      add: { donatedEurMinor: by * event.data.shares.EUR },
      max: { updatedAt: Date.parse(event.metadata.occurredAt) },
      set: { version: event.position },
    },
  );

/** Which funds there are, whose gifts they match, and what each gave. */
export function matchingFunds(numberings: readonly string[]): Projection {
  return projection<MatchingFundEvent | NumbersReserved>('matching-funds', {
    version: 1,
    variant: numberings.join(),
    tables: [
      MatchingFundRow,
      MatchingFundNumberRow,
      MatchedCampaignRow,
      DonationMatchRow,
      MatchingFundCountRow,
    ],
    on: {
      'donations.MatchingFundOpened': ({ data, position }) => {
        const { matchingFundId, campaignIds, matchedBeforeEurMinor, openedAt, numbers, ...profile } = data;
        const at = Date.parse(openedAt);
        return [
          put(MatchingFundRow, {
            matchingFundId,
            ...profile,
            donatedEurMinor: matchedBeforeEurMinor,
            createdAt: at,
            updatedAt: at,
            version: position,
          }),
          ...campaignIds.map((campaignId) => put(MatchedCampaignRow, { matchingFundId, campaignId })),
          counted(false, 1),
          ...numberings.map((surface) =>
            give(
              MatchingFundNumberRow,
              { surface, matchingFundId },
              { column: 'number', counter: `matching-fund/${surface}`, number: numbers?.[surface] },
            ),
          ),
        ];
      },
      'donations.MatchingFundChanged': ({ data: { matchingFundId, changes, changedAt }, position }) => [
        change(
          MatchingFundRow,
          { matchingFundId },
          { set: { ...changes, updatedAt: Date.parse(changedAt), version: position } },
        ),
      ],
      'donations.MatchedCampaignAdded': ({ data: { matchingFundId, campaignId, addedAt }, position }) => [
        put(MatchedCampaignRow, { matchingFundId, campaignId }),
        touched(matchingFundId, addedAt, position),
      ],
      'donations.MatchedCampaignRemoved': ({ data: { matchingFundId, campaignId, removedAt }, position }) => [
        remove(MatchedCampaignRow, { matchingFundId, campaignId }),
        touched(matchingFundId, removedAt, position),
      ],
      'donations.MatchingFundActivated': ({ data: { matchingFundId, activatedAt }, position }) => {
        const at = Date.parse(activatedAt);
        const set = { active: true, activatedAt: at, updatedAt: at, version: position };
        return [change(MatchingFundRow, { matchingFundId }, { set }), counted(false, -1), counted(true, 1)];
      },
      'donations.MatchingFundClosed': reading<MatchingFundClosed>({
        keys: ({ data: { matchingFundId } }) => [{ table: MatchingFundRow, key: { matchingFundId } }],
        apply({ data: { matchingFundId, closedAt }, position }, own) {
          const at = Date.parse(closedAt);
          const set = { active: false, closedAt: at, updatedAt: at, version: position };
          const closed = change(MatchingFundRow, { matchingFundId }, { set });
          // One that was never activated is counted among the inactive ones already.
          const wasActive = own(MatchingFundRow, { matchingFundId })?.active;
          return wasActive ? [closed, counted(true, -1), counted(false, 1)] : [closed];
        },
      }),
      'donations.DonationMatched': (event) => {
        const { donationId, matchingFundId } = event.data;
        return [put(DonationMatchRow, { donationId, matchingFundId }), moving(event, 1)];
      },
      'donations.MatchReleased': (event) => {
        const { donationId, matchingFundId } = event.data;
        return [remove(DonationMatchRow, { donationId, matchingFundId }), moving(event, -1)];
      },
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'matching-fund' ? [raise(MatchingFundNumberRow, `matching-fund/${surface}`, to)] : [],
    },
  });
}

const touched = (matchingFundId: string, at: string, position: bigint): RowOperation =>
  change(MatchingFundRow, { matchingFundId }, { set: { updatedAt: Date.parse(at), version: position } });
