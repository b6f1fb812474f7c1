import { campaign, campaignId, idOf } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { type Answer, SprocketClient } from '../../../../test/sprocket/client';
import { expectKeyTaken, expectRefusals } from '../../../../test/sprocket/refused-writes';
import { type Callers, givenCallers, givenWalk, olga } from '../../../../test/sprocket/walk';

let api: RunningApi;
let callers: Callers;
let nobody: SprocketClient;
const as = (who: keyof Callers) => nobody.as(callers[who]);

beforeAll(async () => {
  api = await RunningApi.start();
  await givenWalk(api);
  callers = await givenCallers(api);
  nobody = new SprocketClient(api);
}, 60_000);
afterAll(() => api.stop());

const dee = { First_Name: 'Dee', Last_Name: 'Okoro', Email: 'dee.okoro@example.org' };
const cash = { Paid_At: 1_459_468_800, Currency_Key: 'USD', Payment_Type: 'Cash' };
const told = (special: object = {}) => ({ Amount: 25.5, Donor: dee, Payment: cash, ...special });
const donation = (special: object = {}) => ({ Donation: told(special) });
const admin = 'v2/admin/campaigns/1234/donations';
const own = 'campaigns/1234/users/5678/donations';

const failing = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  return [status, (body as { errorCode?: number }).errorCode];
};
const raised = async (path: string): Promise<number> => {
  const { body } = await as('olga').get(`v2/campaigns/1234${path}`);
  const [object] = Object.values(body as Record<string, { Fundraising_Goal: { Amount_Raised: number } }>);
  return object!.Fundraising_Goal.Amount_Raised;
};
interface Donated {
  readonly Id: number;
  readonly Amount: number;
}
/** What an organiser posts, and where it is to be found. */
async function posted(special: object = {}): Promise<Donated & { readonly path: string }> {
  const { status, body } = await as('olga').send('post', admin, donation(special));
  expect(status).toBe(201);
  const { Donation } = body as { Donation: Donated };
  return { ...Donation, path: `${admin}/${Donation.Id}` };
}
const change = async (path: string, special: object) => {
  const { status, body } = await as('olga').send('put', path, { Donation: special });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as { Donation: object };
};

describe('a fundraiser', () => {
  test.each([
    [`v1/${own}`, told(), 'v1/campaigns/1234/users/999/donations'],
    [`v2/${own}`, donation(), 'v2/campaigns/1234/users/999/donations'],
  ])('posts to %s what it says, and nobody else', async (path, body, missing) => {
    await expectRefusals(nobody, {
      method: 'post',
      path,
      body,
      missing,
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('olga'),
    });
    expect(await failing(as('otto').send('post', path, body))).toEqual([403, 10_003]);
  });

  test('posts what is pending, on their own page, whatever the body says', async () => {
    const before = await raised('/users/5678');
    const { status, body, headers } = await as('ann').send(
      'post',
      `v2/${own}`,
      donation({
        Message: '  Go Ann! ',
        Recipient: { Team_Id: 90 },
        Payment: { ...cash, Is_Verified: true },
        Donor: { ...dee, Addresses: [{ City: 'Albany', Country: 'us' }] },
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      Donation: {
        Amount: 25.5,
        Message: 'Go Ann!',
        Donor: { Id: null, ...dee, Addresses: [{ City: 'Albany', Country: 'US', Zip: null }] },
        Recipient: { Id: 701, User_Id: 5678, Team_Id: 90 },
        Payment: { ...cash, Is_Verified: false },
        Is_Pending: true,
        Is_Offline: true,
      },
    });
    expect(await raised('/users/5678')).toBe(before);
    const location = new URL(headers['location'] ?? '');
    const path = `${location.pathname}${location.search}`.replace('/sprocket/', '');
    expect((await as('ann').get(path)).body).toMatchObject({
      Donations: [(body as { Donation: object }).Donation],
    });
    const first = (await as('ann').send('post', `v1/${own}`, told())).body;
    expect(first).toMatchObject({ Amount: 25.5, Donor_Name: 'Dee Okoro', Is_Pending: true });
  });

  test('may name themselves and who they see the address of by number, and others by what they know', async () => {
    const of = (Donor: object) => as('ann').send('post', `v2/${own}`, donation({ Donor }));
    expect((await of({ Id: 5678 })).body).toMatchObject({
      Donation: { Donor: { Id: 5678, First_Name: 'Ann', Email: 'ann@example.org' } },
    });
    // Ann leads the team that Bob is on; Dee's page can be found by its number, her address by nobody.
    expect((await of({ Id: 5679 })).status).toBe(201);
    expect(await failing(of({ Id: 5680 }))).toEqual([403, 10_003]);
    expect(await failing(of({ Id: 5681 }))).toEqual([404, 10_020]);
    expect(await failing(of({ Id: 999 }))).toEqual([404, 10_020]);
    expect((await of({ ...dee, Email: 'DEE@example.org' })).body).toMatchObject({
      Donation: { Donor: { Id: 5680, First_Name: 'Dee', Last_Name: 'Okoro' } },
    });
  });

  test('without a page has nothing that money could be credited to', async () => {
    for (const body of [told(), donation()]) {
      const version = 'Donation' in body ? 'v2' : 'v1';
      const path = `${version}/campaigns/1234/users/5679/donations`;
      expect(await failing(as('bob').send('post', path, body))).toEqual([409, 10_030]);
    }
  });
});

describe('an organiser', () => {
  test('posts for the campaign alone', () =>
    expectRefusals(nobody, {
      method: 'post',
      path: admin,
      body: donation(),
      missing: 'v2/admin/campaigns/99/donations',
      stranger: as('otto'),
      unscoped: as('ann'),
      writer: as('olga'),
    }));

  test.each([
    [10_012, { Amount: 0 }],
    [10_012, { Amount: 10_000_000 }],
    [10_012, { Amount: 1.005 }],
    [10_011, { Amount: '25' }],
    [10_010, { Amount: undefined }],
    [10_010, { Donor: undefined }],
    [10_010, { Donor: { First_Name: 'Dee', Last_Name: 'Okoro' } }],
    [10_010, { Donor: { Id: null } }],
    [10_012, { Donor: { Id: 5678, Email: dee.Email } }],
    [10_012, { Donor: { ...dee, Email: 'dee' } }],
    [10_012, { Donor: { ...dee, First_Name: ' ' } }],
    [10_010, { Payment: undefined }],
    [10_010, { Payment: { Currency_Key: 'USD', Payment_Type: 'Cash' } }],
    [10_012, { Payment: { ...cash, Paid_At: 1_459_468_800_000 } }],
    [10_012, { Payment: { ...cash, Currency_Key: 'usd' } }],
    [10_012, { Payment: { ...cash, Currency_Key: 'EUR' } }],
    [10_012, { Payment: { ...cash, Currency_Key: 'XQQ' } }],
    [10_012, { Payment: { ...cash, Payment_Type: 'Credit_Card' } }],
    [10_011, { Payment: { ...cash, Is_Verified: 'yes' } }],
    [10_012, { Recipient: { Id: 701, User_Id: 5678 } }],
    [10_011, { Hide_Name: 1 }],
    [10_012, { Message: 'x'.repeat(2_001) }],
    [10_012, { Message: 'a\0b' }],
  ])('is told %i for %j', async (code, wrong) => {
    expect(await failing(as('olga').send('post', admin, donation(wrong)))).toEqual([400, code]);
  });

  test.each([
    [{}, null, null, null],
    [{ Id: 701 }, 701, 5678, 90],
    [{ User_Id: 5678 }, 701, 5678, 90],
    [{ Team_Id: 90 }, 711, null, 90],
    [{ Id: 711 }, 711, null, 90],
    [{ Id: 602, User_Id: null }, null, null, null],
    [null, null, null, null],
  ])('credits it to %j', async (Recipient, Id, User_Id, Team_Id) => {
    expect(await posted({ Recipient })).toMatchObject({ Recipient: { Id, User_Id, Team_Id } });
  });

  test.each([{ Id: 706 }, { Id: 601 }, { Id: 999 }, { User_Id: 5683 }, { Team_Id: 999 }])(
    'credits nothing to %j of elsewhere',
    async (Recipient) => {
      expect(await failing(as('olga').send('post', admin, donation({ Recipient })))).toEqual([404, 10_020]);
    },
  );

  test('credits nothing to a user without a page, and posts nothing to a campaign that is over', async () => {
    const post = (special: object) => failing(as('olga').send('post', admin, donation(special)));
    expect(await post({ Recipient: { User_Id: 5679 } })).toEqual([409, 10_030]);
    await api.execute('campaigns.CloseCampaign', { campaignId });
    expect(await post({})).toEqual([409, 10_030]);
    await api.execute('campaigns.ReopenCampaign', { campaignId });
  });

  test('verifies nothing that no rate is known for', async () => {
    const francs = { campaignId: idOf(880), slug: 'francs', currency: 'CHF', numbers: { sprocket: 1299 } };
    await api.execute('campaigns.SubmitCampaign', campaign(francs));
    await api.execute('campaigns.ApproveCampaign', { campaignId: idOf(880) });
    await api.execute('identity.AppointOrganiser', { personId: olga.personId, campaignId: idOf(880) });
    const post = (Is_Verified: boolean) =>
      as('olga').send(
        'post',
        admin.replace('1234', '1299'),
        donation({ Payment: { ...cash, Currency_Key: 'CHF', Is_Verified } }),
      );
    expect(await failing(post(true))).toEqual([409, 10_030]);
    expect((await post(false)).status).toBe(201);
  });

  test('posts once under one key', async () => {
    const headers = { 'Idempotency-Key': 'sf-006A1-0001', 'Content-Type': 'application/json' };
    const send = (special: object = {}) =>
      as('olga').send(
        'post',
        admin,
        donation({ Donor: { ...dee, Addresses: [{ City: 'Troy' }] }, ...special }),
        headers,
      );
    const first = await send();
    expect(first.headers['location']).toMatch(/\/sprocket\/v2\/admin\/campaigns\/1234\/donations\/\d+$/);
    expect((await send()).body).toEqual(first.body);
    expect(await failing(send({ Amount: 26 }))).toEqual([409, 10_030]);
  });

  test('verifies, corrects, credits elsewhere and takes back, and every sum follows', async () => {
    const sums = () => Promise.all(['', '/users/5678', '/teams/90'].map(raised));
    const [whole = 0, user = 0, team = 0] = await sums();
    const { path } = await posted({ Recipient: { User_Id: 5678 }, Payment: { ...cash, Is_Verified: false } });
    expect(await sums()).toEqual([whole, user, team]);
    expect(await change(path, { Payment: { Is_Verified: true } })).toMatchObject({
      Donation: { Is_Pending: false, Payment: { ...cash, Is_Verified: true } },
    });
    expect(await sums()).toEqual([whole + 25.5, user + 25.5, team + 25.5]);
    await change(path, { Amount: 30 });
    expect(await sums()).toEqual([whole + 30, user + 30, team + 30]);
    await change(path, { Recipient: { Team_Id: 90 } });
    expect(await sums()).toEqual([whole + 30, user, team + 30]);
    await change(path, { Recipient: null });
    expect(await sums()).toEqual([whole + 30, user, team]);
    await change(path, { Payment: { Is_Verified: false } });
    expect(await sums()).toEqual([whole, user, team]);
    await change(path, { Payment: { Is_Verified: true }, Recipient: { Id: 701 } });
    const { body } = await as('olga').send('delete', path);
    expect(body).toMatchObject({ Donation: { Amount: 30, Is_Pending: false, Recipient: { Id: 701 } } });
    expect(await sums()).toEqual([whole, user, team]);
    expect(await failing(as('olga').get(path))).toEqual([404, 10_020]);
    expect(await failing(as('olga').send('delete', path))).toEqual([404, 10_020]);
  });

  test('changes each part of what was keyed in, and keeps the others', async () => {
    const { path, ...before } = await posted({ Donor: { ...dee, Addresses: [{ City: 'Albany' }, {}] } });
    const after = await change(path, {
      Message: 'Thanks',
      Hide_Name: true,
      Hide_Amount: true,
      Is_Corp_Sponsorship: true,
      Do_Not_Sync: true,
      Donor: { Id: null, Last_Name: 'Oko', Addresses: [{ City: 'Troy' }] },
      Payment: { Payment_Type: 'In_Kind', Paid_At: 1_459_468_801, Currency_Key: 'USD' },
    });
    expect(after).toMatchObject({
      Donation: {
        Id: before.Id,
        Amount: 25.5,
        Message: 'Thanks',
        Donor: { ...dee, Last_Name: 'Oko', Addresses: [{ City: 'Troy' }] },
        Payment: { ...cash, Payment_Type: 'In_Kind', Paid_At: 1_459_468_801 },
        Hide_Name: true,
        Hide_Amount: true,
        Is_Corp_Sponsorship: true,
        Do_Not_Sync: true,
      },
    });
    expect((after.Donation as { Donor: { Addresses: object[] } }).Donor.Addresses).toHaveLength(1);
    expect(await change(path, { Message: null, Payment: { Paid_At: 1_459_468_801 } })).toMatchObject({
      Donation: { Message: null, Hide_Name: true },
    });
    const put = (special: object) => failing(as('olga').send('put', path, { Donation: special }));
    expect(await put({ Donor: { Id: 5678 } })).toEqual([409, 10_030]);
    expect(await put({ Payment: { Currency_Key: 'EUR' } })).toEqual([400, 10_012]);
    expect(await put({ Recipient: { Id: 706 } })).toEqual([404, 10_020]);
    expect(await put({})).toEqual([400, 10_010]);
  });

  test('changes what is told of an online donation, and never its money', async () => {
    const path = `${admin}/3`;
    const put = (special: object) => failing(as('olga').send('put', path, { Donation: special }));
    expect(
      await change(path, {
        Amount: 50,
        Message: 'Welcome',
        Hide_Name: true,
        Hide_Amount: true,
        Is_Corp_Sponsorship: true,
        Do_Not_Sync: true,
        Recipient: { User_Id: 5678 },
        Donor: { First_Name: 'Dee' },
        Payment: { Currency_Key: 'USD', Is_Verified: true },
      }),
    ).toMatchObject({
      Donation: {
        Amount: 50,
        Message: 'Welcome',
        Donor: { First_Name: 'Dee', Last_Name: 'Okoro' },
        Recipient: { Id: 701, Team_Id: 90 },
        Hide_Name: true,
        Is_Corp_Sponsorship: true,
      },
    });
    const { body } = await as('bob').get('v2/campaigns/1234/displayed_donations?from_id=3&limit=1');
    expect(body).toMatchObject({
      Displayed_Donation_Infos: [{ Id: 3, Amount: null, Donor_Name: null, Message: 'Welcome' }],
    });
    expect(await raised('/users/5678')).toBe(300);
    for (const wrong of [
      { Amount: 51 },
      { Payment: { Is_Verified: false } },
      { Payment: { Payment_Type: 'Cash' } },
      { Payment: { Paid_At: 1 } },
      { Donor: { Last_Name: 'Oko' } },
      { Donor: { Id: 5678 } },
      { Donor: { Addresses: [{ City: 'Troy' }] } },
    ])
      expect(await put(wrong)).toEqual([409, 10_030]);
    expect(await failing(as('olga').send('delete', path))).toEqual([409, 10_030]);
  });

  test('changes and removes for the campaign alone', async () => {
    const { path } = await posted();
    const refused = {
      path,
      missing: `${admin}/999`,
      stranger: as('otto'),
      unscoped: as('ann'),
      writer: as('olga'),
    };
    await expectRefusals(nobody, { ...refused, method: 'put', body: { Donation: { Amount: 1 } } });
    await expectRefusals(nobody, { ...refused, method: 'delete' });
    await expectKeyTaken(as('olga'), 'put', path, [{ Donation: { Amount: 2 } }, { Donation: { Amount: 3 } }]);
  });
});

test('the spec saw all that the contract documents of these operations', () => {
  expect(
    nobody.contract.unheld([
      'v1PostUserDonation',
      'postUserDonation',
      'adminCreateDonation',
      'adminUpdateDonation',
      'adminDeleteDonation',
    ]),
  ).toEqual([]);
});
