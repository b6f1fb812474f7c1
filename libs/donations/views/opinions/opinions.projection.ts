import type { NumbersReserved } from '@almoner/identity/events';
import type { Event, PublicNumbers, RecordedEvent } from '@almoner/kernel';
import {
  type NewRow,
  type Projection,
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
import type { DonationEvent, OpinionEvent } from '../../events';
import { OpinionCountRow, OpinionNumberRow, OpinionRow } from './opinions.table';

type Kind = Pick<NewRow<typeof OpinionRow>, 'campaignId' | 'score' | 'hasMessage' | 'hasDonation'>;

const counted = ({ campaignId, score, hasMessage, hasDonation }: Kind, by: 1 | -1): RowOperation =>
  change(OpinionCountRow, { campaignId, score, hasMessage, hasDonation }, { add: { count: by } });

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

/** Merges gifts and plain opinions into one list; a gift always speaks for its campaign. */
export function opinions(numberings: readonly string[]): Projection {
  const coming = (row: NewRow<typeof OpinionRow>, numbers: PublicNumbers | undefined): RowOperation[] => [
    put(OpinionRow, row),
    counted(row, 1),
    ...numberings.map((surface) =>
      give(
        OpinionNumberRow,
        { surface, opinionId: row.opinionId, campaignId: row.campaignId },
        { column: 'number', counter: `opinion/${surface}`, number: numbers?.[surface] },
      ),
    ),
  ];
  return projection<DonationEvent | OpinionEvent | NumbersReserved>('opinions', {
    version: 1,
    variant: numberings.join(),
    tables: [OpinionRow, OpinionNumberRow, OpinionCountRow],
    on: {
      'donations.DonationRecorded': ({ data, position }, { open }) => {
        const message = open(data.message);
        return coming(
          {
            opinionId: data.donationId,
            campaignId: data.campaignId,
            score: 'positive',
            hasMessage: message !== null,
            hasDonation: true,
            amountMinor: data.amountMinor,
            currency: data.currency,
            eurMinor: data.shares.EUR,
            gbpMinor: data.shares.GBP,
            anonymous: data.anonymous ?? data.name === null,
            hideAmount: data.hideAmount ?? false,
            authorId: data.donorId,
            author: open(data.name),
            message,
            clientId: data.clientId ?? null,
            createdAt: Date.parse(data.donatedAt),
            confirmedAt: Date.parse(data.confirmedAt ?? data.donatedAt),
            version: position,
          },
          data.opinionNumbers,
        );
      },
      'donations.DonationReversed': going(({ data }) => data.donationId),
      'donations.OpinionGiven': ({ data, position }, { open }) => {
        const message = open(data.message);
        return coming(
          {
            opinionId: data.opinionId,
            campaignId: data.campaignId,
            score: data.score,
            hasMessage: message !== null,
            hasDonation: false,
            anonymous: data.author === null,
            hideAmount: false,
            authorId: data.authorId,
            author: open(data.author),
            message,
            createdAt: Date.parse(data.givenAt),
            version: position,
          },
          data.numbers,
        );
      },
      'donations.OpinionRemoved': going(({ data }) => data.opinionId),
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'opinion' ? [raise(OpinionNumberRow, `opinion/${surface}`, to)] : [],
    },
  });
}
