import type { NumbersReserved } from '@almoner/identity/events';
import type { Event, PublicNumbers, RecordedEvent } from '@almoner/kernel';
import {
  type NewRow,
  type Projection,
  type ProjectionContext,
  type Reading,
  type RowOperation,
  change,
  give,
  projection,
  put,
  raise,
  reading,
  remove,
} from '@almoner/readstore';
import type {
  DonationDetailsChanged,
  DonationEvent,
  DonationRecorded,
  EventGiftEvent,
  EventGiftRecorded,
  EventOpinionEvent,
  EventOpinionGiven,
  OpinionEvent,
  OpinionGiven,
} from '../../events';
import { OpinionCountRow, OpinionNumberRow, OpinionRow } from './opinions.table';

type Kind = Pick<NewRow<typeof OpinionRow>, 'parentId' | 'score' | 'hasMessage' | 'hasDonation'>;

const counted = ({ parentId, score, hasMessage, hasDonation }: Kind, by: 1 | -1): RowOperation =>
  change(OpinionCountRow, { parentId, score, hasMessage, hasDonation }, { add: { count: by } });

type Seen = DonationEvent | EventGiftEvent | OpinionEvent | EventOpinionEvent | NumbersReserved;
type Parent = Pick<NewRow<typeof OpinionRow>, 'parent' | 'parentId'>;

const campaignOf = (parentId: string): Parent => ({ parent: 'campaign', parentId });
const eventOf = (parentId: string): Parent => ({ parent: 'fundraising-event', parentId });

/** What goes is counted out as what it was counted in, which only its row tells. */
const going = <E extends Event>(idOf: (event: RecordedEvent<E>) => string): Reading<E> =>
  reading({
    keys: (event) => [{ table: OpinionRow, key: { opinionId: idOf(event) } }],
    apply(event, own) {
      const opinionId = idOf(event);
      const row = own(OpinionRow, { opinionId });
      return row === undefined ? [] : [remove(OpinionRow, { opinionId }), counted(row, -1)];
    },
  });

/** What is told of a gift anew is read beside its row: whether there are words decides where it is counted. */
const retold = reading<DonationDetailsChanged>({
  keys: ({ data: { donationId } }) => [{ table: OpinionRow, key: { opinionId: donationId } }],
  apply({ data: { donationId, changes }, position }, own, { open }) {
    const row = own(OpinionRow, { opinionId: donationId });
    if (row === undefined) return [];
    const message = changes.message === undefined ? row.message : open(changes.message);
    const hideAmount = changes.hideAmount ?? row.hideAmount;
    const after = {
      ...row,
      message,
      hasMessage: message !== null,
      author: changes.name === undefined ? row.author : open(changes.name),
      anonymous: changes.anonymous ?? row.anonymous,
      hideAmount,
      shownEurMinor: hideAmount ? 0 : (row.eurMinor ?? 0),
      version: position,
    };
    return [put(OpinionRow, after), counted(row, -1), counted(after, 1)];
  },
});

/** Merges gifts and plain opinions into one list; a gift always speaks for what it was given to. */
export function opinions(numberings: readonly string[]): Projection {
  const coming = (row: NewRow<typeof OpinionRow>, numbers: PublicNumbers | undefined): RowOperation[] => [
    put(OpinionRow, row),
    counted(row, 1),
    ...numberings.map((surface) =>
      give(
        OpinionNumberRow,
        { surface, opinionId: row.opinionId, parentId: row.parentId },
        { column: 'number', counter: `opinion/${surface}`, number: numbers?.[surface] },
      ),
    ),
  ];
  /** A gift speaks for what it was given to, with the words that came with it. */
  const given =
    <E extends DonationRecorded | EventGiftRecorded>(parentOf: (data: E['data']) => Parent) =>
    ({ data, position }: RecordedEvent<E>, { open }: ProjectionContext): RowOperation[] => {
      const gift: (DonationRecorded | EventGiftRecorded)['data'] = data;
      const message = open(gift.message);
      return coming(
        {
          ...parentOf(data),
          opinionId: gift.donationId,
          score: 'positive',
          hasMessage: message !== null,
          hasDonation: true,
          amountMinor: gift.amountMinor,
          currency: gift.currency,
          eurMinor: gift.shares.EUR,
          gbpMinor: gift.shares.GBP,
          shownEurMinor: gift.hideAmount ? 0 : gift.shares.EUR,
          anonymous: gift.anonymous ?? gift.name === null,
          hideAmount: gift.hideAmount ?? false,
          authorId: gift.donorId,
          author: open(gift.name),
          message,
          clientId: gift.clientId ?? null,
          createdAt: Date.parse(gift.donatedAt),
          confirmedAt: Date.parse(gift.confirmedAt ?? gift.donatedAt),
          version: position,
        },
        gift.opinionNumbers,
      );
    };
  const said =
    <E extends OpinionGiven | EventOpinionGiven>(parentOf: (data: E['data']) => Parent) =>
    ({ data, position }: RecordedEvent<E>, { open }: ProjectionContext): RowOperation[] => {
      const opinion: (OpinionGiven | EventOpinionGiven)['data'] = data;
      const message = open(opinion.message);
      return coming(
        {
          ...parentOf(data),
          opinionId: opinion.opinionId,
          score: opinion.score,
          hasMessage: message !== null,
          hasDonation: false,
          anonymous: opinion.author === null,
          hideAmount: false,
          authorId: opinion.authorId,
          author: open(opinion.author),
          message,
          createdAt: Date.parse(opinion.givenAt),
          version: position,
        },
        opinion.numbers,
      );
    };
  return projection<Seen>('opinions', {
    version: 3,
    variant: numberings.join(),
    tables: [OpinionRow, OpinionNumberRow, OpinionCountRow],
    on: {
      'donations.DonationRecorded': given(({ campaignId }) => campaignOf(campaignId)),
      'donations.EventGiftRecorded': given(({ fundraisingEventId }) => eventOf(fundraisingEventId)),
      'donations.DonationDetailsChanged': retold,
      'donations.DonationReversed': going(({ data }) => data.donationId),
      'donations.EventGiftReversed': going(({ data }) => data.donationId),
      'donations.OpinionGiven': said(({ campaignId }) => campaignOf(campaignId)),
      'donations.EventOpinionGiven': said(({ fundraisingEventId }) => eventOf(fundraisingEventId)),
      'donations.OpinionRemoved': going(({ data }) => data.opinionId),
      'donations.EventOpinionRemoved': going(({ data }) => data.opinionId),
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'opinion' ? [raise(OpinionNumberRow, `opinion/${surface}`, to)] : [],
    },
  });
}
