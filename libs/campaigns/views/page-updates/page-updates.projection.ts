import type { NumbersReserved } from '@almoner/identity/events';
import { fold, wholeSecond } from '@almoner/kernel';
import { change, give, projection, put, raise, remove, removeWhere } from '@almoner/readstore';
import type { PageUpdateEvent, ParticipantRemoved } from '../../events';
import { PageUpdateNumberRow, PageUpdateRow } from './page-updates.table';

const counter = 'page-update';
const folded = (text: string | null) => (text === null ? null : fold(text));

/** @param shownOn the one surface that shows them, under numbers of its own */
export const pageUpdates = (shownOn: string) =>
  projection<PageUpdateEvent | ParticipantRemoved | NumbersReserved>('page-updates', {
    version: 1,
    tables: [PageUpdateRow, PageUpdateNumberRow],
    on: {
      'campaigns.PageUpdatePosted': ({ data, position }, { open }) => {
        const { campaignId, personId, pageUpdateId, numbers } = data;
        const createdAt = wholeSecond(Date.parse(data.postedAt));
        const title = open(data.title);
        const words = { title, titleFolded: folded(title), body: open(data.body) };
        const times = { createdAt, modifiedAt: createdAt, version: position };
        return [
          put(PageUpdateRow, { pageUpdateId, campaignId, personId, number: 0, ...words, ...times }),
          give(
            PageUpdateNumberRow,
            { pageUpdateId },
            {
              column: 'number',
              counter,
              number: numbers?.[shownOn],
              copy: { table: PageUpdateRow, key: { pageUpdateId }, column: 'number' },
            },
          ),
        ];
      },
      'campaigns.PageUpdateEdited': ({ data: { pageUpdateId, changes, editedAt }, position }, { open }) => {
        const title = open(changes.title);
        return [
          change(
            PageUpdateRow,
            { pageUpdateId },
            {
              set: {
                ...(changes.title !== undefined && { title, titleFolded: folded(title) }),
                ...(changes.body !== undefined && { body: open(changes.body) }),
                version: position,
              },
              max: { modifiedAt: wholeSecond(Date.parse(editedAt)) },
              missing: 'stays',
            },
          ),
        ];
      },
      'campaigns.PageUpdateDeleted': ({ data: { pageUpdateId } }) => [
        remove(PageUpdateRow, { pageUpdateId }),
      ],
      'campaigns.ParticipantRemoved': ({ data: { campaignId, personId } }) => [
        removeWhere(PageUpdateRow, { campaignId, personId }),
      ],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        surface === shownOn && kind === 'page-update' ? [raise(PageUpdateNumberRow, counter, to)] : [],
    },
  });
