import { numbersReserved } from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { OrganisationChanged, OrganisationRegistered } from '../../events';
import { organisationDirectory } from './organisation-directory.projection';
import { OrganisationDirectory } from './organisation-directory.queries';
import { OrganisationCountRow, OrganisationNumberRow, OrganisationRow } from './organisation-directory.table';

const surface = 'fifty-fifty';
const organisationId = idOf(30);

const registered = (special: Partial<OrganisationRegistered['data']> = {}): OrganisationRegistered => ({
  type: 'campaigns.OrganisationRegistered',
  data: {
    organisationId,
    name: 'Viva con Agua',
    slug: 'vivaconagua',
    description: { original: 'de', de: 'Wasser für alle.', en: 'Water for all.' },
    address: {
      street: 'Neuer Kamp 32',
      zip: '20357',
      city: 'Hamburg',
      countryCode: 'DE',
      latitude: 53.55759811401367,
      longitude: 9.96815967559815,
    },
    taxDeductible: true,
    contact: { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') },
    logo: 'https://pictures.example/1.png',
    website: null,
    registeredAt: noon.toISOString(),
    ...special,
  },
});
const changed = (changes: OrganisationChanged['data']['changes']): OrganisationChanged => ({
  type: 'campaigns.OrganisationChanged',
  data: { organisationId, changes, changedAt: '2011-09-02T12:00:00.000Z' },
});

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(organisationDirectory([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, directory: new OrganisationDirectory(views.store) };
  };
  const shown = {
    organisationId,
    name: 'Viva con Agua',
    slug: 'vivaconagua',
    description: 'Wasser für alle.',
    street: 'Neuer Kamp 32',
    zip: '20357',
    city: 'Hamburg',
    countryCode: 'DE',
    latitude: 53.55759811401367,
    longitude: 9.96815967559815,
    taxDeductible: true,
    contactId: personId,
    contactFirstName: 'Erika',
    contactLastName: 'Muster',
    logo: 'https://pictures.example/1.png',
    website: null,
    taxId: null,
    createdAt: noon.getTime(),
    updatedAt: noon.getTime(),
    version: 1,
    number: 1,
  };

  test('an organisation is shown in each language', async () => {
    const { views, directory } = await after(registered());
    expect(await directory.byNumber(surface, 1, 'de')).toEqual(shown);
    expect(await directory.byNumber(surface, 1, 'en')).toEqual({ ...shown, description: 'Water for all.' });
    expect(await directory.byNumber(surface, 2, 'de')).toBeUndefined();
    expect(await directory.byNumber('elsewhere', 1, 'de')).toBeUndefined();
    await expectStableRows(views, OrganisationRow, OrganisationNumberRow, OrganisationCountRow);
  });

  test('organisations are found by their ids, with the number that tells the state who they are', async () => {
    const { views, directory } = await after(registered({ taxId: '12-3456789' }));
    const found = async () => [
      ...(await directory.byIds(surface, [organisationId, idOf(31)], 'de')).entries(),
    ];
    expect(await found()).toEqual([[organisationId, { ...shown, taxId: '12-3456789' }]]);
    await views.given(changed({ taxId: '98-7654321' }));
    expect(await found()).toMatchObject([[organisationId, { taxId: '98-7654321' }]]);
    await expectStableRows(views, OrganisationRow);
  });

  test('only what changed is other', async () => {
    const { views, directory } = await after(
      registered(),
      changed({ description: { original: 'de', de: 'Wasser!' }, contact: null }),
      changed({ name: 'Viva', address: { ...registered().data.address, street: null, latitude: 1 } }),
    );
    expect(await directory.byNumber(surface, 1, 'en')).toEqual({
      ...shown,
      name: 'Viva',
      description: 'Wasser!',
      street: null,
      latitude: 1,
      contactId: null,
      contactFirstName: null,
      contactLastName: null,
      updatedAt: Date.UTC(2011, 8, 2, 12),
      version: 3,
    });
    await expectStableRows(views, OrganisationRow);
  });

  test('pages go by number and know the total', async () => {
    const { directory } = await after(
      numbersReserved('organisation', 1, 5),
      registered({ organisationId: idOf(31), slug: 'a' }),
      registered({ organisationId: idOf(32), slug: 'b', numbers: { [surface]: 2 } }),
      registered({ organisationId: idOf(33), slug: 'c' }),
    );
    const page = async (offset: number, limit: number) => {
      const { total, items } = await directory.page({ surface, language: 'de', offset, limit });
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await page(0, 2)).toEqual([3, 2, 6]);
    expect(await page(2, 2)).toEqual([3, 7]);
    expect(await page(4, 2)).toEqual([3]);
    expect(await directory.numbersGiven(surface, 3, 5)).toBe(false);
    expect(await directory.numbersGiven(surface, 3, 6)).toBe(true);
  });

  test('before the first one the list is empty', async () => {
    const { directory } = await after();
    expect(await directory.page({ surface, language: 'de', offset: 0, limit: 20 })).toEqual({
      total: 0,
      items: [],
    });
  });

  test('a slug leads to its organisation, also after it changed', async () => {
    const { directory } = await after(registered(), changed({ slug: 'renamed' }));
    expect(await directory.slugHolder('renamed')).toBe(organisationId);
    expect(await directory.slugHolder('vivaconagua')).toBeUndefined();
    expect(await directory.isKnown(organisationId)).toBe(true);
    expect(await directory.isKnown(idOf(99))).toBe(false);
  });

  test('a contact who was erased loses the name', async () => {
    const { views, directory } = await after(registered());
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await directory.byNumber(surface, 1, 'de')).toEqual({
      ...shown,
      contactFirstName: null,
      contactLastName: null,
    });
  });
});
