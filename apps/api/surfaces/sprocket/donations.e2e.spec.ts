import { idOf } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { type Answer, SprocketClient } from '../../../../test/sprocket/client';
import { type Callers, ann, bob, givenCallers, givenWalk, pack } from '../../../../test/sprocket/walk';
import { campaignId } from '../../../../libs/testing/records';

let api: RunningApi;
let callers: Callers;
let application: SprocketClient;
const as = (who: keyof Callers) => application.as(callers[who]);

const posted = new Date(1_459_500_000_000);
const bea = idOf(870);
const hidden = idOf(871);

beforeAll(async () => {
  api = await RunningApi.start();
  await givenWalk(api);
  callers = await givenCallers(api);
  application = new SprocketClient(api, callers.application);
  const post = (data: object) =>
    api.execute(
      'donations.PostOfflineDonation',
      { campaignId, currency: 'USD', payment: 'cash', paidAt: '2016-04-01T00:00:00Z', ...data },
      { at: posted },
    );
  await post({
    donationId: bea,
    amountMinor: 1_050,
    donor: { firstName: 'Béa', lastName: 'Arden', email: 'bea@example.org' },
    addresses: [
      {
        addressId: idOf(872),
        line1: '1 Main St',
        line2: null,
        city: 'Albany',
        state: 'NY',
        zip: '12207',
        country: 'US',
      },
    ],
    message: 'Go Ann!',
    pageId: ann.pageId,
    postedBy: ann.personId,
    numbers: { sprocket: 301 },
  });
  await post({
    donationId: hidden,
    amountMinor: 2_000,
    donorId: bob.personId,
    donor: { firstName: 'Bob', lastName: 'Öz', email: 'bob@example.org' },
    anonymous: true,
    hideAmount: true,
    corporate: true,
    withheldFromSync: true,
    payment: 'check',
    pageId: pack.pageId,
    verified: true,
  });
}, 60_000);
afterAll(() => api.stop());

const ids = ({ body }: Answer): number[] => {
  const list = Array.isArray(body) ? body : (Object.values(body as object)[0] as object[]);
  return (list as { Id: number }[]).map(({ Id }) => Id);
};
const failing = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  return [status, (body as { errorCode?: number }).errorCode];
};
const lists = ['v1', 'v2'] as const;

describe('donations to a fundraiser', () => {
  const path = 'campaigns/1234/users/5678/donations';

  test('are told whole to the fundraiser and to organisers, pending ones among them', async () => {
    const { body } = await as('ann').get(`v2/${path}`);
    expect(body).toMatchObject({ Limit: 10, Offset: 0, Total: 2 });
    expect(ids(await as('ann').get(`v2/${path}`))).toEqual([1, 301]);
    expect((body as { Donations: object[] }).Donations[1]).toEqual({
      Id: 301,
      Campaign_Id: 1234,
      Amount: 10.5,
      Message: 'Go Ann!',
      Donor: {
        Id: null,
        First_Name: 'Béa',
        Last_Name: 'Arden',
        Email: 'bea@example.org',
        Addresses: [
          {
            Id: expect.any(Number) as number,
            Address_1: '1 Main St',
            Address_2: null,
            City: 'Albany',
            State: 'NY',
            Zip: '12207',
            Country: 'US',
          },
        ],
      },
      Recipient: { Id: 701, User_Id: 5678, Team_Id: 90 },
      Payment: {
        Paid_At: 1_459_468_800,
        Currency_Key: 'USD',
        Payment_Type: 'Cash',
        Is_Verified: false,
      },
      Hide_Name: false,
      Hide_Amount: false,
      Is_Corp_Sponsorship: false,
      Do_Not_Sync: false,
      Is_Offline: true,
      Is_Pending: true,
      Created_On: 1_459_500_000,
      Last_Modified_On: 1_459_500_000,
    });
    expect((await as('ann').get(`v1/${path}`)).body).toMatchObject([
      {
        Id: 1,
        Amount: 250,
        Donor_Name: 'Dee Okoro',
        Donor_Email: null,
        Donor_Address: null,
        Is_Pending: false,
      },
      {
        Id: 301,
        Date: 1_459_468_800,
        Donor_Name: 'Béa Arden',
        Donor_Email: 'bea@example.org',
        Donor_Address: { City: 'Albany' },
        Message: 'Go Ann!',
        Is_Pending: true,
      },
    ]);
    expect(ids(await as('olga').get(`v2/${path}`))).toEqual([1, 301]);
    expect((await as('bob').get('v2/campaigns/1234/users/5679/donations')).body).toMatchObject({
      Donations: [],
      Total: 0,
    });
  });

  test('are filtered and sorted by what they are', async () => {
    const found = async (query: string) => ids(await as('ann').get(`v2/${path}?${query}`));
    expect(await found('sort=-donation.amount,donation.id')).toEqual([1, 301]);
    expect(await found('sort=donation.donor.last_name')).toEqual([301, 1]);
    expect(await found('donation.amount=10.50')).toEqual([301]);
    expect(await found('donation.amount=>10.5')).toEqual([1]);
    expect(await found('donation.amount=>10&donation.amount=%3C11')).toEqual([301]);
    expect(await found('donation.payment.currency_key=usd')).toEqual([1, 301]);
    expect(await found('donation.payment.payment_type=Credit*')).toEqual([1]);
    expect(await found('donation.is_pending=true')).toEqual([301]);
    expect(await found('donation.payment.is_verified=true')).toEqual([1]);
    expect(await found('donation.recipient.team_id=90&donation.recipient.user_id=5678')).toEqual([1, 301]);
    expect(await found('donation.message=go*')).toEqual([301]);
    expect(await found('donation.donor.last_name=ARDEN')).toEqual([301]);
    expect(await found('from_id=2')).toEqual([301]);
    expect(await found('starting=1459500000')).toEqual([301]);
    expect(await found('starting=1459500001')).toEqual([]);
  });

  test("how to reach the donor is withheld where the campaign's organisers say so", async () => {
    const restrict = (restricted: boolean) =>
      api.execute('campaigns.RestrictDonorData', { campaignId, restricted });
    await restrict(true);
    const [, own] = (await as('ann').get(`v1/${path}`)).body as object[];
    expect(own).toMatchObject({ Donor_Name: 'Béa Arden', Donor_Email: null, Donor_Address: null });
    const [, organised] = (await as('olga').get(`v1/${path}`)).body as object[];
    expect(organised).toMatchObject({ Donor_Email: 'bea@example.org', Donor_Address: { Zip: '12207' } });
    await restrict(false);
  });

  test.each(lists)('are nobody else’s business in %s', async (version) => {
    expect(await failing(application.get(`${version}/${path}`))).toEqual([401, 10_002]);
    expect(await failing(as('modestOlga').get(`${version}/${path}`))).toEqual([403, 10_003]);
    expect(await failing(as('bob').get(`${version}/${path}`))).toEqual([403, 10_003]);
    expect(await failing(as('otto').get(`${version}/${path}`))).toEqual([403, 10_003]);
    expect(await failing(as('ann').get(`${version}/${path}?limit=x`))).toEqual([400, 10_011]);
    expect(await failing(as('olga').get(`${version}/campaigns/1234/users/999/donations`))).toEqual([
      404, 10_020,
    ]);
  });

  test('filter by no address unless an organiser asks, and in version 1 by nothing', async () => {
    expect(await failing(as('ann').get(`v2/${path}?donation.donor.email=bea*`))).toEqual([400, 10_013]);
    expect(await failing(as('ann').get(`v2/${path}?sort=donation.donor.email`))).toEqual([400, 10_014]);
    expect(await failing(as('ann').get(`v1/${path}?donation.amount=1`))).toEqual([400, 10_013]);
  });
});

describe('donations to a team', () => {
  const path = 'campaigns/1234/teams/90/donations';

  test('are those to the team and to its members, for its captains', async () => {
    expect(ids(await as('ann').get(`v2/${path}`))).toEqual([1, 2, 301, 302]);
    expect(ids(await as('olga').get(`v1/${path}`))).toEqual([1, 2, 301, 302]);
    expect(ids(await as('ann').get(`v2/${path}?donation.hide_name=true`))).toEqual([302]);
    const { body } = await as('ann').get(`v2/${path}?donation.donor.id=5679`);
    expect(body).toMatchObject({
      Donations: [
        {
          Amount: 20,
          Donor: { Id: 5679, Last_Name: 'Öz' },
          Recipient: { Id: 711, User_Id: null, Team_Id: 90 },
        },
      ],
      Total: 1,
    });
  });

  test.each(lists)('are nobody else’s business in %s', async (version) => {
    expect(await failing(application.get(`${version}/${path}`))).toEqual([401, 10_002]);
    expect(await failing(as('bob').get(`${version}/${path}`))).toEqual([403, 10_003]);
    expect(await failing(as('ann').get(`${version}/${path}?from_id=x`))).toEqual([400, 10_011]);
    expect(await failing(as('olga').get(`${version}/campaigns/1234/teams/999/donations`))).toEqual([
      404, 10_020,
    ]);
  });
});

describe('donations as they are displayed', () => {
  const ofCampaign = 'campaigns/1234/displayed_donations';

  test('hide what the donor hides, and leave pending ones out', async () => {
    expect(ids(await application.get(`v2/${ofCampaign}`))).toEqual([1, 2, 3, 302]);
    const { body } = await application.get(`v1/${ofCampaign}`);
    expect(body).toMatchObject([
      { Id: 1, Date: 1_459_468_800, Amount: 250, Donor_Name: 'Dee Okoro', Message: null },
      { Id: 2 },
      { Id: 3 },
      { Id: 302, Amount: null, Donor_Name: null, Message: null },
    ]);
    expect(ids(await application.get('v2/campaigns/1234/users/5678/displayed_donations'))).toEqual([1]);
    expect(ids(await application.get('v2/campaigns/1234/users/5679/displayed_donations'))).toEqual([]);
    expect(ids(await as('bob').get('v2/campaigns/1234/teams/90/displayed_donations'))).toEqual([1, 2, 302]);
  });

  test('are found by nothing that is hidden', async () => {
    const found = async (query: string) => ids(await application.get(`v2/${ofCampaign}?${query}`));
    expect(await found('displayed_donation_info.amount=20')).toEqual([]);
    expect(await found('displayed_donation_info.donor_name=*z')).toEqual([]);
    expect(
      await found('displayed_donation_info.donor_name=dee okoro&sort=-displayed_donation_info.amount'),
    ).toEqual([1, 2, 3]);
    expect(await found('sort=displayed_donation_info.amount&limit=2&offset=2')).toEqual([1, 302]);
    expect(await found('displayed_donation_info.date=>1459468800')).toEqual([]);
    expect(await found('limit=0')).toEqual([]);
  });

  test.each([
    `v1/${ofCampaign}`,
    `v2/${ofCampaign}`,
    'v2/campaigns/1234/users/5678/displayed_donations',
    'v2/campaigns/1234/teams/90/displayed_donations',
  ])('%s needs an application, and what it names', async (path) => {
    expect(await failing(application.as().get(path))).toEqual([401, 10_002]);
    expect(await failing(application.get(`${path}?limit=101`))).toEqual([400, 10_012]);
    expect(await failing(application.get(path.replace('/1234/', '/999/')))).toEqual([404, 10_020]);
  });
});

describe('all donations of a campaign', () => {
  const path = 'v2/admin/campaigns/1234/donations';

  test('are for its organisers', async () => {
    expect(ids(await as('olga').get(path))).toEqual([1, 2, 3, 301, 302]);
    expect(ids(await as('olga').get(`${path}?donation.donor.email=*@example.org`))).toEqual([301, 302]);
    expect(ids(await as('olga').get(`${path}?sort=-donation.donor.email,-donation.id&limit=3`))).toEqual([
      302, 301, 3,
    ]);
    expect(ids(await as('olga').get(`${path}/modified`))).toEqual([1, 2, 3, 301, 302]);
    expect(ids(await as('olga').get(`${path}/modified?starting=1459500000`))).toEqual([301, 302]);
    expect((await as('olga').get(`${path}/302`)).body).toMatchObject({
      Donation: {
        Id: 302,
        Amount: 20,
        Donor: { Id: 5679, Email: 'bob@example.org' },
        Payment: { Payment_Type: 'Check', Is_Verified: true },
        Hide_Name: true,
        Hide_Amount: true,
        Is_Corp_Sponsorship: true,
        Do_Not_Sync: true,
      },
    });
    expect((await as('olga').get(`${path}/3`)).body).toMatchObject({
      Donation: {
        Donor: { Id: null, First_Name: 'Dee', Last_Name: 'Okoro', Email: null, Addresses: [] },
        Recipient: { Id: null, User_Id: null, Team_Id: null },
        Payment: { Payment_Type: 'Credit_Card', Is_Verified: true },
        Is_Offline: false,
      },
    });
  });

  test.each([
    [path, `${path}?donation.amount=much`, 'v2/admin/campaigns/999/donations'],
    [`${path}/modified`, `${path}/modified?sort=x`, 'v2/admin/campaigns/999/donations/modified'],
    [`${path}/301`, `${path}/0`, `${path}/999`],
  ])('%s is refused to others', async (there, wrong, missing) => {
    expect(await failing(application.as().get(there))).toEqual([401, 10_002]);
    expect(await failing(as('ann').get(there))).toEqual([403, 10_003]);
    expect(await failing(as('otto').get(there))).toEqual([403, 10_003]);
    expect((await failing(as('olga').get(wrong)))[0]).toBe(400);
    expect(await failing(as('olga').get(missing))).toEqual([404, 10_020]);
  });
});

test('the spec saw all that the contract documents of these operations', () => {
  expect(
    application.contract.unheld([
      'v1ListUserDonations',
      'v1ListTeamDonations',
      'v1ListDisplayedDonations',
      'listUserDonations',
      'listUserDisplayedDonations',
      'listTeamDonations',
      'listTeamDisplayedDonations',
      'listDisplayedDonations',
      'adminListDonations',
      'adminListModifiedDonations',
      'adminGetDonation',
    ]),
  ).toEqual([]);
});
