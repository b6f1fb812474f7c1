import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { presentAddress } from './address';
import { type CampaignSource, presentCampaign1, presentCampaign2 } from './campaign';
import { type DisplayedSource, presentDisplayed } from './displayed-donation';
import { type DonationSource, presentDonation1, presentDonation2 } from './donation';
import { type GoalSource, presentGoal } from './goal';
import { presentList } from './list';
import { presentOrganisation } from './organisation';
import { presentSeries1, presentSeries2 } from './series';
import { type TeamSource, presentTeam1, presentTeam2 } from './team';
import { presentUpdate } from './update';
import { type UserSource, presentUser1, presentUser2 } from './user';
import { below, money } from './wire';

type Example = Record<string, unknown>;
const contract = parse(readFileSync(join(__dirname, '../openapi.yaml'), 'utf8')) as {
  components: { schemas: Record<string, { examples: Example[]; properties: object }> };
};

/** The example that the contract prints of a schema. */
const example = (name: string): Example => contract.components.schemas[name]!.examples[0]!;
/** As a client reads it. */
const read = (wire: unknown): Example => JSON.parse(JSON.stringify(wire)) as Example;
const keys = (name: string) => Object.keys(contract.components.schemas[name]!.properties);

const displayed: DisplayedSource = {
  number: 301,
  givenAt: 1_459_468_800_123,
  amountMinor: 25_000,
  currency: 'USD',
  name: 'Dee Okoro',
  message: 'Go Ann!',
};
const goal: GoalSource = {
  number: 701,
  site: { title: 'Spring Walk', url: 'https://walk.example.org/' },
  page: { header: 'Ann walks', html: '<p>Hello</p>' },
  goalMinor: 50_000,
  raisedMinor: 25_000n,
  currency: 'USD',
  displayed: [],
};
const address = {
  number: 41,
  line1: '123 Main St',
  line2: 'Apt 4',
  city: 'LA',
  state: 'CA',
  zip: '90001',
  country: 'US',
};
const user: UserSource = {
  number: 5678,
  email: 'ann@example.org',
  firstName: 'Ann',
  lastName: 'Lee',
  picture: 'https://img.example.org/5678.jpg',
  teamNumber: 90,
  campaignNumber: 1234,
  captain: true,
  access: 'public',
  goalMinor: 50_000,
  raisedMinor: 25_000n,
  currency: 'USD',
  goal,
  addresses: [address],
  firstStepDone: false,
  secondStepDone: false,
  createdAt: 1_459_400_000_999,
  modifiedAt: 1_459_468_800_000,
};
const team: TeamSource = {
  number: 90,
  name: 'Our Pack',
  picture: 'https://img.example.org/t90.jpg',
  captains: [user],
  memberNumbers: [5678, 5679],
  campaignNumber: 1234,
  access: 'public',
  goal,
  createdAt: 1_459_400_000_000,
  modifiedAt: 1_459_468_800_000,
};
const organisation = {
  number: 9,
  name: 'Walk For Good',
  taxId: '12-3456789',
  website: 'https://walk.example.org',
  street: '1 High St',
  zip: null,
  city: 'Suite 2',
};
const campaign: CampaignSource = {
  number: 1234,
  title: 'Spring Walk',
  description: 'A walk.',
  heldAt: 1_462_060_800_000,
  url: 'https://walk.example.org',
  kind: 'event',
  goal,
  organisation,
  seriesNumber: 55,
  leaders: { users: [user], teams: [team] },
  createdAt: 1_459_400_000_000,
  modifiedAt: 1_459_468_800_000,
};
const donation: DonationSource = {
  number: 301,
  campaignNumber: 1234,
  amountMinor: 25_000,
  currency: 'USD',
  campaignMinor: 25_000,
  campaignCurrency: 'USD',
  message: 'Go Ann!',
  donor: { number: 6001, firstName: 'Dee', lastName: 'Okoro', email: 'dee@example.org', addresses: [] },
  recipient: { pageNumber: 701, userNumber: 5678, teamNumber: 90 },
  paidAt: 1_333_324_800_000,
  payment: 'cash',
  verified: true,
  hideName: false,
  hideAmount: false,
  corporate: false,
  withheldFromSync: true,
  createdAt: 1_459_400_000_000,
  modifiedAt: 1_459_468_800_000,
};

/** The contract's example names the page by its owner, and leads every list with the same goal; both are told here apart. */
const pageOf = (wire: Example, inner: string): Example => ({
  ...wire,
  [inner]: { ...(wire[inner] as Example), Fundraising_Page: 'https://walk.example.org/Page/701' },
});

describe('what the contract shows is what is presented', () => {
  test('of goals and displayed gifts', () => {
    const shown = read(presentGoal({ ...goal, displayed: [displayed] }));
    expect({ ...shown, Fundraising_Page: 'https://walk.example.org/Ann' }).toEqual(
      example('Fundraising_Goal'),
    );
    expect(Object.keys(shown)).toEqual(keys('Fundraising_Goal'));
    expect(read(presentDisplayed(displayed))).toEqual(example('Displayed_Donation_Info'));
  });

  test('of addresses, organisations and updates', () => {
    expect(presentAddress(address)).toEqual(example('Address'));
    expect(presentOrganisation(organisation)).toEqual(example('Organization'));
    const update = { number: 90, userNumber: 5678, title: 'Week one', body: '<p>Ten miles</p>' };
    expect(presentUpdate({ ...update, createdAt: 1_459_400_000_000, modifiedAt: 1_459_468_800_000 })).toEqual(
      example('V2_Update'),
    );
  });

  test('of users', () => {
    expect(read(presentUser1(user))).toEqual(pageOf(example('V1_User'), 'Fundraising_Goal'));
    expect(Object.keys(presentUser1(user))).toEqual(keys('V1_User'));
    expect(read(presentUser2(user))).toEqual({
      ...pageOf(example('V2_User'), 'Fundraising_Goal'),
      Addresses: [example('Address')],
    });
    expect(Object.keys(presentUser2(user))).toEqual(keys('V2_User'));
  });

  test('of teams', () => {
    const { Captains: _one, ...first } = pageOf(example('V1_Team'), 'Fundraising_Goal');
    expect(read(presentTeam1(team))).toEqual({ ...first, Captains: [read(presentUser1(user))] });
    const { Captains: _two, ...second } = pageOf(example('V2_Team'), 'Fundraising_Goal');
    expect(
      read(presentTeam2({ ...team, goal: { ...goal, goalMinor: 100_000, raisedMinor: 85_000n } })),
    ).toEqual({
      ...second,
      Captains: [read(presentUser2(user))],
      Fundraising_Goal: read(presentGoal({ ...goal, goalMinor: 100_000, raisedMinor: 85_000n })),
    });
    expect(Object.keys(presentTeam2(team))).toEqual(keys('V2_Team'));
  });

  test('of campaigns', () => {
    const whole = { ...goal, page: null };
    const lead1 = {
      Fundraiser_Leaders: [read(presentUser1(user))],
      Team_Leaders: [read(presentTeam1(team))],
    };
    const lead2 = {
      Fundraiser_Leaders: [read(presentUser2(user))],
      Team_Leaders: [read(presentTeam2(team))],
    };
    const Fundraising_Goal = read(presentGoal(whole));
    expect(read(presentCampaign1({ ...campaign, goal: whole }))).toEqual({
      ...example('V1_Campaign'),
      Fundraising_Goal,
      ...lead1,
    });
    const shown = read(presentCampaign2({ ...campaign, goal: whole }));
    expect(shown).toEqual({ ...example('V2_Campaign'), Fundraising_Goal, ...lead2 });
    expect(Object.keys(shown)).toEqual(keys('V2_Campaign'));
  });

  test('of series', () => {
    const series = {
      ...campaign,
      number: 55,
      title: 'Walk Series',
      goal: { ...goal, page: null },
      leaders: { users: [], teams: [] },
    };
    const empty = {
      Fundraising_Goal: read(presentGoal(series.goal)),
      Fundraiser_Leaders: [],
      Team_Leaders: [],
    };
    expect(read(presentSeries2(series))).toEqual({ ...example('V2_Series'), ...empty });
    const { Created_On: _on, Last_Modified_On: _modified, ...first } = example('V2_Series');
    expect(read(presentSeries1(series))).toEqual({ ...first, ...empty });
    expect(Object.keys(presentSeries1(series))).toEqual(keys('V1_Series'));
  });

  test('of donations', () => {
    expect(read(presentDonation2(donation))).toEqual(example('V2_Donation'));
    expect(
      read(
        presentDonation1({
          ...donation,
          paidAt: 1_459_468_800_000,
          donor: { ...donation.donor, addresses: [address] },
        }),
      ),
    ).toEqual(example('V1_Donation'));
  });
});

test('what is not there is null, never left out', () => {
  const nobody: UserSource = {
    ...user,
    email: null,
    firstName: null,
    lastName: null,
    picture: null,
    teamNumber: null,
    access: null,
    goalMinor: null,
    raisedMinor: 0n,
    goal: null,
    addresses: [],
  };
  expect(read(presentUser1(nobody))).toMatchObject({
    Email: null,
    First_Name: '',
    Last_Name: '',
    Profile_Image: null,
    Is_Fundraiser: false,
    Team_Id: null,
    Fundraising_Goal: null,
    Address: null,
  });
  expect(read(presentUser2(nobody))).toMatchObject({
    Page_Access: null,
    Goal_Amount: null,
    Amount_Raised: 0,
    Addresses: [],
  });
  const planless = { ...campaign, description: '', heldAt: null, organisation: null, kind: 'other' } as const;
  expect(read(presentCampaign2(planless))).toMatchObject({
    Description: null,
    Date: null,
    Organization: null,
    Campaign_Type: 0,
  });
  const unnamed = { ...displayed, amountMinor: null, name: null, message: null };
  expect(presentDisplayed(unnamed)).toMatchObject({ Amount: null, Donor_Name: null, Message: null });
  expect(presentOrganisation({ ...organisation, zip: '90001' }).Address_Line_2).toBe('90001 Suite 2');
  expect(presentOrganisation({ ...organisation, city: null }).Address_Line_2).toBeNull();
});

test('a forgotten donor has no name, and what a gateway took is not offline', () => {
  const forgotten: DonationSource = {
    ...donation,
    donor: { number: null, firstName: null, lastName: null, email: null, addresses: [] },
    recipient: { pageNumber: null, userNumber: null, teamNumber: null },
    payment: 'online',
    verified: false,
  };
  expect(read(presentDonation1(forgotten))).toMatchObject({
    Donor_Name: null,
    Donor_Email: null,
    Donor_Address: null,
    Is_Pending: true,
  });
  expect(read(presentDonation2(forgotten))).toMatchObject({
    Donor: { Id: null, First_Name: '', Last_Name: '', Email: null, Addresses: [] },
    Recipient: { Id: null, User_Id: null, Team_Id: null },
    Payment: { Payment_Type: 'Credit_Card', Is_Verified: false },
    Is_Offline: false,
    Is_Pending: true,
  });
});

test('the goal of a campaign or series has no page, a passed one lacks nothing, and none is null', () => {
  expect(read(presentGoal({ ...goal, page: null }))).toMatchObject({
    Fundraising_Page: null,
    Fundraising_Page_Header: null,
    Fundraising_Page_Html: null,
    Direct_Donate: null,
  });
  expect(read(presentGoal({ ...goal, raisedMinor: 50_001n }))).toMatchObject({ Amount_To_Goal: 0 });
  expect(read(presentGoal({ ...goal, goalMinor: null }))).toMatchObject({
    Goal_Amount: null,
    Amount_To_Goal: null,
  });
  const homeless = { ...goal, site: { title: 'Walk', url: null } };
  expect(presentGoal(homeless)).toMatchObject({ Fundraising_Page: null, Direct_Donate: null });
});

test.each([
  [0, 'USD', '0.00'],
  [5, 'USD', '0.05'],
  [-5, 'USD', '-0.05'],
  [12_345, 'EUR', '123.45'],
  [1500, 'JPY', '1500.00'],
  [1_234_567, 'KWD', '1234.567'],
  [9_007_199_254_740_993n, 'USD', '90071992547409.93'],
])('%d minor units of %s are %s', (minor, currency, text) => {
  expect(money({ minor, currency }).text).toBe(text);
});

test('a list tells its part and how long the whole is', () => {
  expect(presentList('Users', [], { limit: 10, offset: 20 }, 37)).toEqual({
    Users: [],
    Limit: 10,
    Offset: 20,
    Total: 37,
  });
  expect(below('https://walk.example.org//', 'Donate/1')).toBe('https://walk.example.org/Donate/1');
});
