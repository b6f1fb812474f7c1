import type {
  Credit,
  DonationRecorded,
  DonationRecredited,
  DonationReversed,
} from '@almoner/donations/events';
import { type Reading, type RowOperation, change, reading } from '@almoner/readstore';
import { touched } from './moving';
import { ParticipantRow } from './participants.table';
import { TeamRow } from './teams.table';

type Gift = DonationRecorded | DonationReversed | DonationRecredited;
type Moved = { readonly credit: Credit; readonly by: 1 | -1 };

/** Adds the money of a gift to the page and the team that it is credited to, while they are there, or takes it away. */
const giving = <E extends Gift>(moves: (data: E['data']) => readonly Moved[]): Reading<E> =>
  reading<E>({
    keys: ({ data }) =>
      moves(data).flatMap(({ credit: { personId } }) =>
        personId === null ? [] : [{ table: ParticipantRow, key: { campaignId: data.campaignId, personId } }],
      ),
    apply(event, own) {
      const { campaignId, shares }: Gift['data'] = event.data;
      return moves(event.data).flatMap(({ credit: { pageId, personId, teamId }, by }): RowOperation[] => {
        const add = {
          raisedMinor: by * shares.campaign.amountMinor,
          seriesRaisedMinor: by * shares.series.amountMinor,
        };
        // Somebody who registered again has another page, and what the first one raised is not theirs now.
        const page = personId !== null && own(ParticipantRow, { campaignId, personId })?.pageId === pageId;
        return [
          ...(page
            ? [
                change(
                  ParticipantRow,
                  { campaignId, personId },
                  { add: { ...add, giftCount: by }, ...touched(event) },
                ),
              ]
            : []),
          ...(teamId === null
            ? []
            : [change(TeamRow, { teamId }, { add, ...touched(event), missing: 'stays' })]),
        ];
      });
    },
  });

const moved = (credit: Credit | null | undefined, by: 1 | -1): readonly Moved[] =>
  credit ? [{ credit, by }] : [];

export const gifts = {
  'donations.DonationRecorded': giving<DonationRecorded>(({ credit }) => moved(credit, 1)),
  'donations.DonationReversed': giving<DonationReversed>(({ credit }) => moved(credit, -1)),
  'donations.DonationRecredited': giving<DonationRecredited>(({ from, to }) => [
    ...moved(from, -1),
    ...moved(to, 1),
  ]),
};
