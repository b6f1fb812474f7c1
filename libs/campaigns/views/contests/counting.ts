import type { DonationRecorded, DonationReversed } from '@almoner/donations/events';
import type { RecordedEvent } from '@almoner/kernel';
import { type RowOperation, change, give, put, reading, remove, tally } from '@almoner/readstore';
import type { ContestEntered, StandingRecorded } from '../../events';
import {
  ContestGiftRow,
  ContestPlaceRow,
  ContestResultRow,
  ContestRow,
  ContestantRow,
} from './contests.table';

/** A contest as its contestant keeps it: when gifts count, and how many have. */
interface Entry {
  readonly contestId: string;
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly donations: number;
}

interface Step {
  readonly campaignId: string;
  /** In these contests. */
  readonly counts: (entry: Entry) => boolean;
  readonly donations: number;
  readonly eurMinor: number;
}

const readEntries = (contests: string): readonly Entry[] => JSON.parse(contests) as Entry[];

/** Moves a campaign's results, its places and the contests' sums together. */
function counted(contests: string, { campaignId, counts, donations, eurMinor }: Step, event: RecordedEvent) {
  const entries = readEntries(contests);
  const version = event.position;
  const moved = {
    add: { donationCount: donations, donatedEurMinor: eurMinor },
    max: { updatedAt: Date.parse(event.metadata.occurredAt) },
    set: { version },
  };
  const operations = entries
    .filter(counts)
    .flatMap(({ contestId, donations: before }): RowOperation[] => [
      change(ContestResultRow, { contestId, campaignId }, moved),
      change(ContestRow, { contestId }, moved),
      tally(ContestPlaceRow, { contestId, donationCount: before }, -1),
      tally(ContestPlaceRow, { contestId, donationCount: before + donations }, 1),
    ]);
  const after = entries.map((entry) =>
    counts(entry) ? { ...entry, donations: entry.donations + donations } : entry,
  );
  return [...operations, put(ContestantRow, { campaignId, contests: JSON.stringify(after) })];
}

const contestantOf = (campaignId: string) => ({ table: ContestantRow, key: { campaignId } });

/** `numbering` is the surface whose number of the result is kept. */
export const entered = (numbering: string) =>
  reading<ContestEntered>({
    keys: ({ data: { contestId, campaignId } }) => [
      contestantOf(campaignId),
      { table: ContestRow, key: { contestId } },
    ],
    apply({ data: { contestId, campaignId, enteredAt, numbers }, position }, own) {
      const contest = own(ContestRow, { contestId });
      if (contest === undefined) throw new Error('a campaign entered before the contest was opened');
      const { beginsAt, endsAt } = contest;
      const entries = readEntries(own(ContestantRow, { campaignId })?.contests ?? '[]');
      const contests = JSON.stringify([...entries, { contestId, beginsAt, endsAt, donations: 0 }]);
      const at = Date.parse(enteredAt);
      const set = { updatedAt: Math.max(contest.updatedAt, at), version: position };
      return [
        give(
          ContestResultRow,
          { contestId, campaignId, createdAt: at, updatedAt: at, version: position },
          { column: 'number', counter: 'contest-result', number: numbers?.[numbering] },
        ),
        put(ContestantRow, { campaignId, contests }),
        tally(ContestPlaceRow, { contestId, donationCount: 0 }, 1),
        change(ContestRow, { contestId }, { add: { resultCount: 1 }, set }),
      ];
    },
  });

export const stood = reading<StandingRecorded>({
  keys: ({ data: { campaignId } }) => [contestantOf(campaignId)],
  apply(event, own) {
    const { contestId, campaignId, donationCount, donatedEurMinor } = event.data;
    const contestant = own(ContestantRow, { campaignId });
    if (contestant === undefined) throw new Error('a standing stands before the campaign entered');
    const counts = (entry: Entry) => entry.contestId === contestId;
    const step = { campaignId, counts, donations: donationCount, eurMinor: donatedEurMinor };
    return counted(contestant.contests, step, event);
  },
});

/** A gift counts in the contests that its campaign is in when it is recorded, if it was given within their time. */
export const donated = reading<DonationRecorded>({
  keys: ({ data: { campaignId } }) => [contestantOf(campaignId)],
  apply(event, own) {
    const { donationId, campaignId, donatedAt, shares } = event.data;
    const contestant = own(ContestantRow, { campaignId });
    if (contestant === undefined) return [];
    const at = Date.parse(donatedAt);
    const counts = ({ beginsAt, endsAt }: Entry) => beginsAt <= at && at < endsAt;
    const contestIds = readEntries(contestant.contests)
      .filter(counts)
      .map(({ contestId }) => contestId);
    if (contestIds.length === 0) return [];
    const step = { campaignId, counts, donations: 1, eurMinor: shares.EUR };
    return [
      put(ContestGiftRow, { donationId, contestIds: JSON.stringify(contestIds) }),
      ...counted(contestant.contests, step, event),
    ];
  },
});

/** Only the gift's own row tells where it counted: the campaign may have entered more contests since. */
export const reversed = reading<DonationReversed>({
  keys: ({ data: { donationId, campaignId } }) => [
    { table: ContestGiftRow, key: { donationId } },
    contestantOf(campaignId),
  ],
  apply(event, own) {
    const { donationId, campaignId, shares } = event.data;
    const gift = own(ContestGiftRow, { donationId });
    const contestant = own(ContestantRow, { campaignId });
    if (gift === undefined || contestant === undefined) return [];
    const contestIds = JSON.parse(gift.contestIds) as string[];
    const counts = ({ contestId }: Entry) => contestIds.includes(contestId);
    const step = { campaignId, counts, donations: -1, eurMinor: -shares.EUR };
    return [remove(ContestGiftRow, { donationId }), ...counted(contestant.contests, step, event)];
  },
});
