import type { NumbersReserved } from '@almoner/identity/events';
import { type Projection, change, give, projection, put, raise, remove } from '@almoner/readstore';
import type { PictureEvent } from '../../events';
import { PictureCountRow, PictureNumberRow, PictureRow } from './campaign-pictures.table';

export function campaignPictures(numberings: readonly string[]): Projection {
  return projection<PictureEvent | NumbersReserved>('campaign-pictures', {
    version: 1,
    variant: numberings.join(),
    tables: [PictureRow, PictureNumberRow, PictureCountRow],
    on: {
      'campaigns.PictureAdded': ({ data, position }) => {
        const { addedAt, numbers, ...picture } = data;
        const { campaignId, pictureId } = picture;
        const createdAt = Date.parse(addedAt);
        return [
          put(PictureRow, { ...picture, createdAt, updatedAt: createdAt, version: position }),
          change(PictureCountRow, { campaignId }, { add: { pictures: 1 } }),
          ...numberings.map((surface) =>
            give(
              PictureNumberRow,
              { surface, pictureId },
              { column: 'number', counter: `picture/${surface}`, number: numbers?.[surface] },
            ),
          ),
        ];
      },
      'campaigns.PictureChanged': ({ data: { pictureId, changes, changedAt }, position }) => [
        change(
          PictureRow,
          { pictureId },
          { set: { ...changes, updatedAt: Date.parse(changedAt), version: position } },
        ),
      ],
      'campaigns.PictureRemoved': ({ data: { campaignId, pictureId } }) => [
        remove(PictureRow, { pictureId }),
        change(PictureCountRow, { campaignId }, { add: { pictures: -1 } }),
      ],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'picture' ? [raise(PictureNumberRow, `picture/${surface}`, to)] : [],
    },
  });
}
