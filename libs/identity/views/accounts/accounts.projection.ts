import { type Projection, give, projection, put, raise } from '@almoner/readstore';
import type { NumbersReserved, PersonEvent } from '../../events';
import { AccountNumberRow, AccountRow } from './accounts.table';

export function accounts(numberings: readonly string[]): Projection {
  return projection<PersonEvent | NumbersReserved>('accounts', {
    version: 1,
    variant: numberings.join(),
    tables: [AccountRow, AccountNumberRow],
    on: {
      'identity.AccountOpened': ({ data: { personId, slug, picture, numbers } }, { open }) => [
        put(AccountRow, { personId, slug: open(slug), picture: open(picture) }),
        ...numberings.map((surface) =>
          give(
            AccountNumberRow,
            { surface, personId },
            { column: 'number', counter: `person/${surface}`, number: numbers?.[surface] },
          ),
        ),
      ],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'person' ? [raise(AccountNumberRow, `person/${surface}`, to)] : [],
    },
  });
}
