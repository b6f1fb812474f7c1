import type { NumbersReserved } from '@almoner/identity/events';
import type { Open } from '@almoner/kernel';
import { type Projection, change, give, projection, put, raise, remove } from '@almoner/readstore';
import type { UpdateEvent, UpdatePost } from '../../events';
import { UpdateCountRow, UpdateNumberRow, UpdateRow } from './campaign-updates.table';

export function campaignUpdates(numberings: readonly string[]): Projection {
  return projection<UpdateEvent | NumbersReserved>('campaign-updates', {
    version: 1,
    variant: numberings.join(),
    tables: [UpdateRow, UpdateNumberRow, UpdateCountRow],
    on: {
      'campaigns.UpdatePosted': ({ data, position }, { open }) => {
        const { postedAt, numbers, author, payout, ...update } = data;
        const { campaignId, updateId } = update;
        const createdAt = Date.parse(postedAt);
        return [
          put(UpdateRow, {
            ...update,
            ...paid(payout),
            ...written(author, open),
            createdAt,
            updatedAt: createdAt,
            version: position,
          }),
          change(UpdateCountRow, { campaignId }, { add: { updates: 1 } }),
          ...numberings.map((surface) =>
            give(
              UpdateNumberRow,
              { surface, updateId },
              { column: 'number', counter: `update/${surface}`, number: numbers?.[surface] },
            ),
          ),
        ];
      },
      'campaigns.UpdateEdited': ({ data: { updateId, changes, editedAt }, position }, { open }) => {
        const { author, payout, ...words } = changes;
        const set = {
          ...words,
          ...(payout !== undefined && paid(payout)),
          ...(author !== undefined && written(author, open)),
          updatedAt: Date.parse(editedAt),
          version: position,
        };
        return [change(UpdateRow, { updateId }, { set })];
      },
      'campaigns.UpdateDeleted': ({ data: { campaignId, updateId } }) => [
        remove(UpdateRow, { updateId }),
        change(UpdateCountRow, { campaignId }, { add: { updates: -1 } }),
      ],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'update' ? [raise(UpdateNumberRow, `update/${surface}`, to)] : [],
    },
  });
}

const paid = (payout: UpdatePost['payout']) => ({ payout: payout && JSON.stringify(payout) });

const written = (author: UpdatePost['author'], open: Open) => ({
  authorId: author?.personId ?? null,
  authorFirstName: open(author?.firstName),
  authorLastName: open(author?.lastName),
});
