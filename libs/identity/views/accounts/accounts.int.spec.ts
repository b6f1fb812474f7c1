import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { AccountOpened, NumbersReserved } from '../../events';
import { accounts } from './accounts.projection';
import { Accounts } from './accounts.queries';
import { AccountNumberRow, AccountRow } from './accounts.table';

const surface = 'betterplace';

const opened = (person: number, special: Partial<AccountOpened['data']> = {}): AccountOpened => ({
  type: 'identity.AccountOpened',
  data: {
    personId: idOf(person),
    slug: sealed(idOf(person), `slug-${person}`),
    picture: sealed(idOf(person), `https://pictures.example/${person}.jpg`),
    openedAt: noon.toISOString(),
    ...special,
  },
});
const reserved: NumbersReserved = {
  type: 'identity.NumbersReserved',
  data: { surface, kind: 'person', from: 1, to: 130618 },
};
const item = (person: number, number: number) => ({
  personId: idOf(person),
  number,
  slug: `slug-${person}`,
  picture: `https://pictures.example/${person}.jpg`,
});

eachReadStore((open) => {
  const after = async (...events: (AccountOpened | NumbersReserved)[]) => {
    const views = await open(accounts([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, pages: new Accounts(views.store) };
  };

  test('a page is found by person, number and address', async () => {
    const { views, pages } = await after(
      reserved,
      opened(1, { numbers: { [surface]: 130618 } }),
      opened(2),
      opened(3, { picture: null }),
    );
    expect(await pages.byNumber(surface, 130618)).toEqual(item(1, 130618));
    expect(await pages.byNumber(surface, 130619)).toEqual(item(2, 130619));
    expect(await pages.byNumber(surface, 130620)).toEqual({ ...item(3, 130620), picture: null });
    expect(await pages.byNumber(surface, 1)).toBeUndefined();
    expect(await pages.byNumber('sprocket', 130618)).toBeUndefined();
    expect(await pages.ofPersons(surface, [idOf(2), idOf(4), idOf(2)])).toEqual(
      new Map([[idOf(2), item(2, 130619)]]),
    );
    expect(await pages.ofPersons(surface, [])).toEqual(new Map());
    expect(await pages.slugHolder('slug-2')).toBe(idOf(2));
    expect(await pages.slugHolder('slug-4')).toBeUndefined();
    expect(await pages.numbersGiven(surface, 1, 130617)).toBe(false);
    expect(await pages.numbersGiven(surface, 1, 130618)).toBe(true);
    await expectStableRows(views, AccountRow, AccountNumberRow);
  });

  test("a forgotten person has no page, and the number is nobody else's", async () => {
    const { views, pages } = await after(opened(1), opened(2));
    views.keys.destroy(idOf(1));
    await views.rebuilt();
    expect(await pages.byNumber(surface, 1)).toBeUndefined();
    expect(await pages.ofPersons(surface, [idOf(1), idOf(2)])).toEqual(new Map([[idOf(2), item(2, 2)]]));
    expect(await pages.numbersGiven(surface, 1, 1)).toBe(true);
  });
});
