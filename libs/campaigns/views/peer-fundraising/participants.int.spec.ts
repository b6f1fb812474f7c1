import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import {
  addressId,
  addressesSet,
  externalStepMarked,
  otherPersonId,
  pageId,
  participantChanged,
  participantRegistered,
  participantRemoved,
  personalPage,
  personalPageAccessSet,
  personalPageChanged,
  personalPageOpened,
  postalAddress,
  sealedAddress,
  sealedProfile,
  teamCreated,
  teamId,
  teamJoined,
} from '@almoner/testing/fundraising';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { PageRow, PeerCountRow, PeerNumberRow } from './pages.table';
import { Participants } from './participants.queries';
import { AddressRow, ParticipantRow } from './participants.table';
import { peerFundraising } from './peer-fundraising.projection';
import { PeerNumbers } from './peer-numbers.queries';
import type { PeerViewer } from './viewer';

const all = { limit: 100, offset: 0 };
const everybody = { audience: 'public' } as const;
const organiser = { audience: 'admin' } as const;
const self = (id = personId) => ({ audience: 'person', personId: id }) as const;
const recordedAt = Date.UTC(2026, 0, 1);

const bea = participantRegistered(
  { personId: otherPersonId },
  { firstName: 'Bea', lastName: 'Évans', email: 'Bea@example.org' },
);
const withPage = participantRegistered({ page: personalPage(), addresses: [sealedAddress()] });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(peerFundraising);
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(campaignSubmitted(), campaignApproved(), ...events);
    const participants = new Participants(views.store);
    const ann = (viewer: PeerViewer = organiser) => participants.byPerson(campaignId, personId, viewer);
    return { views, given, participants, ann, numbers: new PeerNumbers(views.store) };
  };

  test('a participant is found by number, with what the viewer may see', async () => {
    const header = sealed(personId, 'Ann walks');
    const { views, participants, ann } = await after(
      teamCreated(),
      participantRegistered({
        page: personalPage({ header, html: sealed(personId, '<p>Hi</p>') }),
        addresses: [sealedAddress()],
        teamId,
        numbers: { sprocket: 5678 },
      }),
    );
    const shown = {
      campaignId,
      personId,
      seriesId,
      number: 5678,
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'ann@example.org',
      picture: null,
      managerId: null,
      teamId,
      teamNumber: 1,
      captain: true,
      pageId,
      pageNumber: 3,
      access: 'public',
      header: 'Ann walks',
      html: '<p>Hi</p>',
      goalMinor: 50_000,
      fundraiser: true,
      raisedMinor: 0n,
      seriesRaisedMinor: 0n,
      giftCount: 0,
      firstStepDone: false,
      secondStepDone: false,
      createdAt: noon.getTime(),
      modifiedAt: recordedAt,
      version: 4,
      addresses: [{ addressId, number: 1, ...postalAddress() }],
    };
    expect(await participants.byNumber(campaignId, 5678, organiser)).toEqual(shown);
    expect(await ann(self())).toEqual(shown);
    const open = { ...shown, email: null, addresses: [] };
    expect(await participants.byNumber(campaignId, 5678, everybody)).toEqual(open);
    expect(await ann(self(otherPersonId))).toEqual(open);
    expect(await participants.byNumber(campaignId, 5677, organiser)).toBeUndefined();
    expect(await participants.byNumber(otherCampaignId, 5678, organiser)).toBeUndefined();
    await expectStableRows(views, ParticipantRow, AddressRow, PageRow, PeerNumberRow, PeerCountRow);
  });

  test('only what changed is other', async () => {
    const picture = sealed(personId, 'https://img.example.org/1.jpg');
    const { views, given, ann } = await after(withPage);
    const before = await ann();
    await given(
      participantChanged({ firstName: sealed(personId, 'Anna') }),
      externalStepMarked({ step: 2 }),
      personalPageChanged({ goalMinor: null, header: sealed(personId, 'Walk') }),
    );
    const changed = { firstName: 'Anna', secondStepDone: true, goalMinor: null, header: 'Walk' };
    expect(await ann()).toEqual({ ...before, ...changed, version: 6 });
    const { email, emailDigest } = sealedProfile(personId, { email: 'Anna@example.org' });
    await given(
      participantChanged({ lastName: sealed(personId, 'Li'), email, emailDigest, picture }),
      externalStepMarked(),
      externalStepMarked({ step: 2, completed: false }),
      personalPageChanged({ html: sealed(personId, '<p>Go</p>'), header: null }),
    );
    expect(await ann()).toEqual({
      ...before,
      ...changed,
      lastName: 'Li',
      email: 'Anna@example.org',
      picture: 'https://img.example.org/1.jpg',
      firstStepDone: true,
      secondStepDone: false,
      header: null,
      html: '<p>Go</p>',
      version: 10,
    });
    await given(participantChanged({ picture: null }));
    expect(await ann()).toMatchObject({ picture: null, firstName: 'Anna' });
    await expectStableRows(views, ParticipantRow);
  });

  test('what is recorded late makes nobody look untouched since', async () => {
    const { given, ann } = await after(participantRegistered());
    const at = (occurredAt: string) => ({ ...externalStepMarked(), metadata: { occurredAt } });
    await given(at('2025-01-01T00:00:00.000Z'));
    expect(await ann()).toMatchObject({ firstStepDone: true, modifiedAt: recordedAt });
    await given(at('2026-01-02T00:00:00.000Z'));
    expect(await ann()).toMatchObject({ modifiedAt: Date.UTC(2026, 0, 2) });
  });

  test('addresses are set together, and each keeps its number', async () => {
    const second = { ...sealedAddress(personId, { line1: '2 Side St' }), addressId: idOf(80) };
    const { views, given, ann } = await after(
      withPage,
      addressesSet({ addresses: [{ ...second, numbers: { sprocket: 41 } }, sealedAddress()] }),
    );
    expect((await ann())?.addresses.map(({ line1, number }) => [line1, number])).toEqual([
      ['2 Side St', 41],
      ['1 Main St', 1],
    ]);
    await given(addressesSet({ addresses: [] }));
    expect((await ann())?.addresses).toEqual([]);
    await expectStableRows(views, ParticipantRow, PeerNumberRow);
  });

  test.each([
    ['public', ['listed', 'everybody', 'self', 'organiser']],
    ['delisted', ['everybody', 'self', 'organiser']],
    ['inactive', ['self', 'organiser']],
    ['pending', ['self', 'organiser']],
  ] as const)('a %s page shows its owner to %j', async (access, seers) => {
    const { views, participants, ann } = await after(
      participantRegistered(),
      personalPageOpened({ page: personalPage({ access: 'pending' }) }),
      personalPageAccessSet(access),
    );
    const listed = await participants.listed(campaignId, all, self());
    const seen = {
      listed: listed.total === 1 && listed.items.length === 1,
      everybody: (await ann(everybody)) !== undefined && (await ann(self(otherPersonId))) !== undefined,
      self: (await ann(self())) !== undefined,
      organiser: (await ann()) !== undefined,
    };
    expect(
      Object.entries(seen)
        .filter(([, sees]) => sees)
        .map(([who]) => who),
    ).toEqual(seers);
    expect(await participants.leaders(campaignId, 10, organiser)).toHaveLength(access === 'public' ? 1 : 0);
    expect(await participants.all(campaignId, all)).toMatchObject({ total: 1, items: [{ access }] });
    await expectStableRows(views, ParticipantRow, PeerCountRow);
  });

  test('who has no page is listed, and leads nothing', async () => {
    const { participants } = await after(participantRegistered());
    expect(await participants.listed(campaignId, all, everybody)).toMatchObject({
      total: 1,
      items: [{ pageId: null, access: null, fundraiser: false, email: null }],
    });
    expect(await participants.leaders(campaignId, 10, everybody)).toEqual([]);
    expect(await participants.listed(otherCampaignId, all, everybody)).toEqual({ total: 0, items: [] });
  });

  test('whoever looks after a registration sees of it what is seen of oneself', async () => {
    const { ann } = await after(
      participantRegistered({
        managerId: otherPersonId,
        page: personalPage({ access: 'inactive' }),
        addresses: [sealedAddress()],
      }),
    );
    expect(await ann(self(otherPersonId))).toEqual(await ann(self()));
    expect(await ann(self())).toMatchObject({ email: 'ann@example.org', addresses: [{ city: 'Albany' }] });
    expect(await ann(self(idOf(81)))).toBeUndefined();
  });

  test('a captain sees the e-mail addresses of the own team, and no more', async () => {
    const { participants } = await after(
      teamCreated(),
      participantRegistered({ teamId }),
      bea,
      teamJoined({ personId: otherPersonId }),
      participantRegistered(
        { personId: idOf(81), addresses: [{ ...sealedAddress(idOf(81)), addressId: idOf(82) }] },
        { firstName: 'Cem' },
      ),
    );
    const seenBy = async (viewer: PeerViewer) =>
      (await participants.listed(campaignId, all, viewer)).items.map(({ email, addresses }) => [
        email !== null,
        addresses.length,
      ]);
    expect(await seenBy(self())).toEqual([
      [true, 0],
      [true, 0],
      [false, 0],
    ]);
    expect(await seenBy(self(otherPersonId))).toEqual([
      [false, 0],
      [true, 0],
      [false, 0],
    ]);
    expect(await seenBy(self(idOf(81)))).toEqual([
      [false, 0],
      [false, 0],
      [true, 1],
    ]);
    expect((await participants.all(campaignId, all)).items.map(({ email }) => email)).not.toContain(null);
  });

  test('who was removed leaves every list; their number and those of others stay', async () => {
    const { views, given, participants, ann, numbers } = await after(withPage, bea, participantRemoved());
    expect(await ann()).toBeUndefined();
    expect(await participants.all(campaignId, all)).toMatchObject({ total: 1, items: [{ number: 2 }] });
    expect(await numbers.of('participant', personId)).toBe(1);
    expect(await numbers.pageOwner(2)).toBeUndefined();
    expect(await numbers.participation(campaignId, personId)).toBeUndefined();
    await given(participantRegistered());
    expect(await ann()).toMatchObject({ number: 1, pageId: null, addresses: [] });
    await expectStableRows(views, ParticipantRow, AddressRow, PageRow, PeerNumberRow, PeerCountRow);
  });

  test('lists are sifted, and their length is told', async () => {
    const { participants } = await after(
      participantRegistered({ page: personalPage({ goalMinor: 9_000 }) }),
      bea,
      participantRegistered(
        { personId: idOf(81), page: personalPage({ pageId: idOf(82), access: 'inactive', goalMinor: 100 }) },
        { firstName: 'Cem', lastName: 'Evans', email: 'cem@example.org' },
      ),
    );
    const names = async (list: ReturnType<typeof participants.all>) => {
      const { total, items } = await list;
      return [total, ...items.map(({ firstName }) => firstName)];
    };
    const evans = { field: 'lastName', text: 'evans', part: 'whole' } as const;
    expect(await names(participants.all(campaignId, { ...all, conditions: [evans] }))).toEqual([
      2,
      'Bea',
      'Cem',
    ]);
    expect(await names(participants.listed(campaignId, { ...all, conditions: [evans] }, everybody))).toEqual([
      1,
      'Bea',
    ]);
    const order = [{ by: 'goal', descending: true }] as const;
    expect(await names(participants.all(campaignId, { order, limit: 2, offset: 1 }))).toEqual([
      3,
      'Cem',
      'Bea',
    ]);
    const byMail = { order: [{ by: 'email', descending: true }], limit: 1, offset: 0 } as const;
    expect(await names(participants.all(campaignId, byMail))).toEqual([3, 'Cem']);
  });

  test('the ranking of a series spans its listed campaigns', async () => {
    const other = { campaignId: otherCampaignId };
    const { given, participants } = await after(
      campaignSubmitted({ ...other, slug: 'other' }),
      campaignApproved(other),
      participantRegistered({ page: personalPage() }),
      participantRegistered({ ...other, page: personalPage({ pageId: idOf(82) }) }),
    );
    const led = async (count: number) =>
      (await participants.leadersOf(seriesId, count, everybody)).map((item) => item.campaignId);
    expect(await led(5)).toEqual([campaignId, otherCampaignId]);
    expect(await led(1)).toEqual([campaignId]);
    expect(await led(0)).toEqual([]);
    expect(await participants.leaders(campaignId, 0, everybody)).toEqual([]);
    await given(campaignWithdrawn());
    expect(await led(5)).toEqual([otherCampaignId]);
  });

  test('who was erased loses every word, and is found by none', async () => {
    const { views, participants, ann } = await after(withPage, bea);
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await ann()).toMatchObject({
      firstName: null,
      lastName: null,
      email: null,
      header: null,
      html: null,
      addresses: [],
      number: 1,
      goalMinor: 50_000,
    });
    const order = [{ by: 'firstName', descending: false }] as const;
    const { items } = await participants.all(campaignId, { ...all, order });
    expect(items.map(({ firstName }) => firstName)).toEqual(['Bea', null]);
    const rows = JSON.stringify(await views.rows(ParticipantRow), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const word of ['Ann', 'ann@', 'Lee', 'lee']) expect(rows).not.toContain(`"${word}`);
  });
});
