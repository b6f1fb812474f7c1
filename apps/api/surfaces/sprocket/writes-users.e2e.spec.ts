import { v4 } from 'uuid';
import { campaignId, idOf } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { SprocketClient } from '../../../../test/sprocket/client';
import { expectKeyTaken, expectRefusals } from '../../../../test/sprocket/refused-writes';
import { givenLogin, tokenFor } from '../../../../test/sprocket/sign-in';
import { type Callers, ann, givenCallers, givenWalk } from '../../../../test/sprocket/walk';

let api: RunningApi;
let callers: Callers;
let nobody: SprocketClient;
const as = (who: keyof Callers) => nobody.as(callers[who]);

/** Somebody who can sign in and takes part in nothing yet. */
async function newcomer(): Promise<{ readonly client: SprocketClient; readonly email: string }> {
  const personId = v4();
  await givenLogin(api, { personId });
  const token = await tokenFor(api, personId, ['profile', 'fundraising.write']);
  return { client: nobody.as(`Bearer ${token}`), email: `${personId}@example.org` };
}

const named = (email: string) => ({ Email: email, First_Name: 'Nia', Last_Name: 'Ray' });
const annsAddressId = idOf(850);
const home = { Address_1: '1 Main St', City: 'Albany', State: 'NY', Zip: '12207', Country: 'us' };
const shownHome = { ...home, Address_2: null, Country: 'US' };

beforeAll(async () => {
  api = await RunningApi.start();
  await givenWalk(api);
  callers = await givenCallers(api);
  nobody = new SprocketClient(api);
}, 60_000);
afterAll(() => api.stop());

describe('registering oneself', () => {
  const path = 'v1/campaigns/1234/users';

  test('is refused to who may not, and to what cannot be', async () => {
    const { client, email } = await newcomer();
    await expectRefusals(nobody, {
      method: 'post',
      path,
      body: named(email),
      missing: 'v1/campaigns/99/users',
      stranger: as('application').as(callers.modestOlga),
      unscoped: as('modestOlga'),
      writer: client,
    });
    const wrong = (special: object) => client.send('post', path, { ...named(email), ...special });
    for (const [code, special] of [
      [10_012, { Email: 'nia' }],
      [10_011, { First_Name: 7 }],
      [10_012, { Last_Name: ' ' }],
      [10_012, { Profile_Image: 'javascript:alert(1)' }],
      [10_012, { Goal_Amount: 5 }],
      [10_012, { Is_Fundraiser: true, Goal_Amount: -1 }],
      [10_012, { Is_Fundraiser: true, Goal_Amount: 1.005 }],
      [10_012, { Address: {}, Addresses: [] }],
      [10_012, { Address: { Country: 'USA' } }],
      [10_012, { First_Name: 'N\0ia' }],
      [10_011, { Team_Id: 'ninety' }],
    ] as const)
      expect((await wrong(special)).body).toMatchObject({ errorCode: code });
    expect((await wrong({ Team_Id: 99 })).status).toBe(404);
    expect((await wrong({ Is_Fundraiser: true, Page_Access: 'Public' })).status).toBe(403);
  });

  test('answers with the user and where it is', async () => {
    const { client, email } = await newcomer();
    const { status, body, headers } = await client.send('post', path, {
      ...named(email),
      Is_Fundraiser: true,
      Goal_Amount: 250.5,
      Team_Id: 90,
      Address: home,
      External_Completed_2: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      Email: email,
      First_Name: 'Nia',
      Is_Fundraiser: true,
      Team_Id: 90,
      Fundraising_Goal: { Goal_Amount: 250.5, Amount_Raised: 0 },
      Address: shownHome,
      External_Completed_1: false,
      External_Completed_2: true,
    });
    const { Id } = body as { Id: number };
    expect(headers['location']).toMatch(new RegExp(`^http://.+/sprocket/v1/campaigns/1234/users/${Id}$`));
    expect((await client.get(`v1/campaigns/1234/users/${Id}`)).body).toEqual(body);
    expect((await client.send('post', path, named(email))).body).toMatchObject({ errorCode: 10_030 });
  });

  test('under another address registers somebody whom one looks after', async () => {
    const { client, email } = await newcomer();
    const own = (await client.send('post', path, named(email))).body as { Id: number };
    const managed = (await client.send('post', path, named(`kid-${email}`))).body as { Id: number };
    expect(managed).toMatchObject({ Email: `kid-${email}`, Is_Fundraiser: false, Team_Id: null });
    expect(managed.Id).not.toBe(own.Id);
    const edited = await client.send('put', `v1/campaigns/1234/users/${managed.Id}`, { First_Name: 'Kid' });
    expect(edited.body).toMatchObject({ Id: managed.Id, First_Name: 'Kid', Email: `kid-${email}` });
    const path1 = `v1/campaigns/1234/users/${managed.Id}`;
    const { body: address } = await client.send('put', `${path1}/address`, { City: 'Troy' });
    expect((await client.get(`${path1}/address`)).body).toEqual(address);
    expect((await client.get(path1)).body).toEqual({ ...(edited.body as object), Address: address });
    expect((await as('bob').get(`${path1}/address`)).status).toBe(403);
    const stranger = await as('bob').send('put', `v1/campaigns/1234/users/${managed.Id}`, {
      First_Name: 'x',
    });
    expect(stranger.status).toBe(403);
    expect((await client.send('post', path, named(`KID-${email}`))).body).toMatchObject({
      errorCode: 10_030,
    });
  });

  test('with a key answers a repetition with the same record', async () => {
    const { client, email } = await newcomer();
    const once = { 'Idempotency-Key': 'kid number one', 'Content-Type': 'application/json' };
    const send = (special: object = {}) =>
      client.send('post', path, { ...named(`kid-${email}`), ...special }, once);
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect((await send({ First_Name: 'Other' })).status).toBe(409);
    expect(
      (await client.send('post', path, named(email), { ...once, 'Idempotency-Key': 'short' })).status,
    ).toBe(400);
  });
});

describe.each([1, 2] as const)('changing oneself in version %i', (version) => {
  const path = `v${version}/campaigns/1234/users/5678`;
  const wrap = (user: object) => (version === 1 ? user : { User: user });
  const wrapAddress = (address: object) => (version === 1 ? address : { Address: address });
  const bare = (body: unknown) => (version === 1 ? body : (body as { User: unknown }).User);
  const change = async (user: object, who: keyof Callers = 'ann') => as(who).send('put', path, wrap(user));

  test('is refused to who may not, and to what cannot be', async () => {
    await expectRefusals(nobody, {
      method: 'put',
      path,
      body: wrap({ First_Name: 'Ann' }),
      missing: path.replace('1234', '99'),
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('ann'),
    });
    for (const [status, code, user] of [
      [400, 10_010, {}],
      [400, 10_011, { First_Name: null }],
      [400, 10_012, { Goal_Amount: 1e21 }],
      [404, 10_020, { Team_Id: 99 }],
      [404, 10_020, { Team_Id: 92 }],
      [409, 10_030, { Email: 'BOB@example.org' }],
      [409, 10_030, { Is_Fundraiser: false }],
      [409, 10_030, { Team_Id: 91 }],
      [409, 10_030, { First_Name: 'Never', Team_Id: null }],
      [403, 10_003, { Page_Access: 'Inactive' }],
    ] as const) {
      const answer = await change(user);
      expect([answer.status, (answer.body as { errorCode: number }).errorCode]).toEqual([status, code]);
    }
    expect((await as('application').get('v1/campaigns/1234/users/5678')).body).toMatchObject({
      First_Name: 'Ann',
    });
  });

  test('changes what is told, clears what is null, and leaves the rest', async () => {
    const before = bare((await change({ External_Completed_1: true })).body) as object;
    const { body, status } = await change({
      Last_Name: 'Lee-Ray',
      Profile_Image: null,
      Goal_Amount: null,
      External_Completed_1: false,
    });
    expect(status).toBe(200);
    expect(bare(body)).toMatchObject({
      First_Name: 'Ann',
      Last_Name: 'Lee-Ray',
      Profile_Image: null,
      Team_Id: 90,
      Fundraising_Goal: { Goal_Amount: null, Amount_Raised: 250 },
      External_Completed_1: false,
    });
    const restored = await change({
      Last_Name: 'Lee',
      Profile_Image: 'https://img.example.org/5678.jpg',
      Goal_Amount: 500,
      External_Completed_1: true,
    });
    expect(bare(restored.body)).toEqual({
      ...before,
      ...(version === 2 ? { Last_Modified_On: expect.any(Number) as number } : {}),
    });
  });

  test('merges the address, or replaces them all', async () => {
    const changed = await as('ann').send('put', `${path}/address`, wrapAddress({ Zip: '10001' }));
    const expected = { Id: 41, Address_1: '123 Main St', Zip: '10001', Country: 'US' };
    expect(version === 1 ? changed.body : (changed.body as { Address: unknown }).Address).toMatchObject(
      expected,
    );
    const user = bare((await change({ Addresses: [{ City: 'LA' }, { City: 'Troy' }] })).body);
    expect(user).toMatchObject(
      version === 1
        ? { Address: { Id: 41, City: 'LA', Zip: null } }
        : {
            Addresses: [
              { Id: 41, City: 'LA' },
              { City: 'Troy', Address_1: null },
            ],
          },
    );
    await change({ Address: null });
    expect(bare((await change({ Address: null })).body)).toMatchObject(
      version === 1 ? { Address: null } : { Addresses: [] },
    );
    await api.execute('campaigns.SetAddresses', {
      campaignId,
      personId: ann.personId,
      addresses: [{ addressId: annsAddressId, line1: '123 Main St', country: 'US' }],
    });
  });

  test('gives a page to who had none, and lets its owner open one that waits', async () => {
    const { client, email } = await newcomer();
    const { Id } = (await client.send('post', 'v1/campaigns/1234/users', named(email))).body as {
      Id: number;
    };
    const own = `v${version}/campaigns/1234/users/${Id}`;
    expect((await client.send('put', own, wrap({ Goal_Amount: 5 }))).body).toMatchObject({
      errorCode: 10_012,
    });
    expect((await client.send('put', own, wrap({ Page_Access: 'Public' }))).status).toBe(403);
    const opened = await client.send('put', own, wrap({ Is_Fundraiser: true, Goal_Amount: 0 }));
    expect(bare(opened.body)).toMatchObject({
      Is_Fundraiser: true,
      Fundraising_Goal: { Goal_Amount: 0, Amount_To_Goal: 0 },
    });
    expect(bare((await client.send('put', own, wrap({ Is_Fundraiser: true }))).body)).toMatchObject({
      Is_Fundraiser: true,
    });
    const waiting = `v${version}/campaigns/1234/users/5682`;
    expect((await as('olga').send('put', waiting, wrap({ Page_Access: 'Pending' }))).status).toBe(200);
    expect((await as('pam').send('put', waiting, wrap({ Page_Access: 'Delisted' }))).status).toBe(403);
    expect((await as('pam').send('put', waiting, wrap({ Page_Access: 'Public' }))).status).toBe(200);
    expect((await as('application').get(waiting)).status).toBe(200);
  });

  test('its address is refused to who may not, and to a key that stood for another one', async () => {
    await expectRefusals(nobody, {
      method: 'put',
      path: `${path}/address`,
      body: wrapAddress({ Zip: '1' }),
      missing: `${path.replace('1234', '99')}/address`,
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('ann'),
    });
    const bodies = [wrapAddress({ Zip: '1' }), wrapAddress({ Zip: '2' })] as const;
    await expectKeyTaken(as('ann'), 'put', `${path}/address`, bodies);
  });
});

describe('what organisers do with users', () => {
  const path = 'v2/admin/campaigns/1234/users';
  const json = { 'Content-Type': 'application/json' };

  test('is refused to all others', async () => {
    const refused = { stranger: as('otto'), unscoped: as('ann'), writer: as('olga') };
    await expectRefusals(nobody, {
      ...refused,
      method: 'post',
      path,
      body: { User: named('nia@example.org') },
      missing: 'v2/admin/campaigns/99/users',
    });
    await expectRefusals(nobody, {
      ...refused,
      method: 'put',
      path: `${path}/5679`,
      body: { User: { First_Name: 'Bob' } },
      missing: `${path}/99`,
    });
    await expectRefusals(nobody, {
      ...refused,
      method: 'delete',
      path: `${path}/5679`,
      missing: `${path}/99`,
    });
  });

  test('creates them whole, and once for one key', async () => {
    const user = {
      ...named('gia@example.org'),
      Is_Fundraiser: true,
      Page_Access: 'Delisted',
      Team_Id: 91,
      Addresses: [home, {}],
      External_Completed_1: true,
    };
    const once = { ...json, 'Idempotency-Key': 'gia, only once' };
    const { status, body, headers } = await as('olga').send('post', path, { User: user }, once);
    expect(status).toBe(201);
    const { User } = body as { User: { Id: number; Addresses: { Id: number }[] } };
    expect(User).toMatchObject({
      ...named('gia@example.org'),
      Page_Access: 'Delisted',
      Team_Id: 91,
      External_Completed_1: true,
      Addresses: [shownHome, { City: null }],
    });
    expect(headers['location']).toMatch(new RegExp(`/sprocket/v2/admin/campaigns/1234/users/${User.Id}$`));
    expect((await as('olga').send('post', path, { User: user }, once)).body).toEqual(body);
    const told = { User: named('lea@example.org') };
    const many = await Promise.all(
      Array.from({ length: 12 }, () =>
        as('olga').send('post', path, told, { ...json, 'Idempotency-Key': 'lea, all at once' }),
      ),
    );
    expect(new Set(many.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const other = await as('olga').send('post', path, { User: { ...user, First_Name: 'Mia' } }, once);
    expect(other.status).toBe(409);
    expect((await as('olga').send('post', path, { User: user })).body).toMatchObject({ errorCode: 10_030 });
  });

  test('makes of who can sign in already the same person', async () => {
    const { client, email } = await newcomer();
    const created = await as('olga').send('post', path, { User: named(email.toUpperCase()) });
    const { Id } = (created.body as { User: { Id: number } }).User;
    expect(
      (await client.send('put', `v2/campaigns/1234/users/${Id}`, { User: { Last_Name: 'Own' } })).status,
    ).toBe(200);
  });

  test('changes anybody, and is told of conflicts', async () => {
    const change = (user: object) => as('olga').send('put', `${path}/5679`, { User: user });
    expect(
      (await change({ Is_Fundraiser: true, Goal_Amount: 10, Page_Access: 'Inactive' })).body,
    ).toMatchObject({
      User: { Id: 5679, Page_Access: 'Inactive', Goal_Amount: 10, Email: 'bob@example.org' },
    });
    expect((await change({ Page_Access: 'Public' })).body).toMatchObject({ User: { Page_Access: 'Public' } });
    expect((await change({ Email: 'ann@example.org' })).body).toEqual({
      errorCode: 10_030,
      errorMessage: 'The e-mail address is taken.',
    });
  });

  test('removes who raised nothing', async () => {
    const created = await as('olga').send('post', path, { User: named('gone@example.org') });
    const { User } = created.body as { User: { Id: number } };
    const removed = await as('olga').send('delete', `${path}/${User.Id}`);
    expect([removed.status, removed.body]).toEqual([200, created.body]);
    expect((await as('olga').send('delete', `${path}/${User.Id}`)).status).toBe(404);
    expect((await as('olga').send('delete', `${path}/5678`)).body).toMatchObject({ errorCode: 10_030 });
  });
});

test('every documented answer was seen', () => {
  expect(
    nobody.contract.unheld([
      'v1RegisterUser',
      'v1UpdateUser',
      'updateUser',
      'v1UpdateAddress',
      'updateAddress',
      'adminCreateUser',
      'adminUpdateUser',
      'adminDeleteUser',
    ]),
  ).toEqual([]);
});
