import {
  presentAmount,
  presentCampaigner,
  presentDonation,
  presentInstant,
  presentListedProject,
  presentPledge,
  presentProject,
  presentStatistics,
  presentTotal,
} from './present';

const createdAt = Date.parse('2011-08-23T09:58:54Z');
const site = 'http://5050.gd';
const giveAGram = {
  number: 1,
  title: 'Give-a-gram',
  description: 'Short description about the project.',
  slug: 'give-a-gram',
  hashtag: '#giveagram',
  gatewayUrl: 'https://fundraise.unicef.org.uk/Donate/ToEvent/e0d4ef9d-985d-4ea8-9d25-9f480084f22d',
  campaignerNumber: 1,
  submittedAt: createdAt,
};

test('a project comes out as the reference prints it, key for key', () => {
  const raised = { gbpMinor: 3_434_500n, backerCount: 34 };
  expect(JSON.stringify(presentProject(giveAGram, raised, site))).toBe(
    JSON.stringify({
      id: '1',
      title: 'Give-a-gram',
      description: 'Short description about the project.',
      project_page: 'http://5050.gd/projects/give-a-gram',
      donated: '34345',
      currency: 'GBP',
      backers: '34',
      hashtag: '#giveagram',
      long_donation_url:
        'https://fundraise.unicef.org.uk/Donate/ToEvent/e0d4ef9d-985d-4ea8-9d25-9f480084f22d?project_id=1',
      short_donation_url: 'http://5050.gd/dn1',
      campaigner: '1',
      created_at: '2011-08-23 09:58:54',
    }),
  );
});

test('in a list it has no currency; without a gateway it has no donation pages', () => {
  const raised = { gbpMinor: 0n, backerCount: 0 };
  const shown = presentListedProject({ ...giveAGram, gatewayUrl: null }, raised, site);
  expect(Object.keys(shown)).toHaveLength(11);
  expect(shown).toMatchObject({ long_donation_url: null, short_donation_url: null, donated: '0' });
});

test.each([
  [109_300n, '1093'],
  [331_920n, '3319.20'],
  [5n, '0.05'],
  [0n, '0'],
  [9_007_199_254_740_993_01n, '9007199254740993.01'],
])('a total of %s pennies prints as %s', (minor, text) => {
  expect(presentTotal(minor)).toBe(text);
});

test.each([
  [20_323, '203.23'],
  [100, '1.00'],
  [7, '0.07'],
])('a gift of %i minor units prints as %s', (minor, text) => {
  expect(presentAmount(minor)).toBe(text);
});

test('an instant is UTC without a zone', () => {
  expect(presentInstant(createdAt)).toBe('2011-08-23 09:58:54');
});

const gift = {
  number: 1,
  amountMinor: 20_323,
  currency: 'GBP',
  gbpMinor: 20_323,
  name: 'Andrew Senter',
  source: 'unicef',
  reference: 'arbitrary_string',
  donatedAt: createdAt,
};

test('a gift comes out as the reference prints it, key for key', () => {
  expect(JSON.stringify(presentDonation(gift))).toBe(
    '{"id":"1","amount":"203.23","currency":"GBP","name":"Andrew Senter","source":"unicef",' +
      '"data":"arbitrary_string","donated_at":"2011-08-23 09:58:54"}',
  );
});

test('a gift in a currency that this API cannot write is shown in pounds', () => {
  expect(presentDonation({ ...gift, currency: 'JPY', amountMinor: 9_000, gbpMinor: 6_100 })).toMatchObject({
    amount: '61.00',
    currency: 'GBP',
  });
});

test('statistics are text', () => {
  const totals = { campaignCount: 3, backerCount: 54, donationCount: 34, gbpMinor: 109_300n };
  expect(presentStatistics(totals)).toEqual({
    project_count: '3',
    backer_count: '54',
    donation_count: '34',
    donation_total: '1093',
  });
});

test('a pledge without its address says null; names that were forgotten are empty', () => {
  expect(presentPledge({ name: null, avatar: null, pledgedAt: createdAt })).toEqual({
    name: '',
    email: null,
    avatar: null,
    pledged_at: '2011-08-23 09:58:54',
  });
});

test('a campaigner comes out as the reference prints it, key for key', () => {
  const madeByMany = {
    number: 1,
    name: 'Made by Many',
    description: 'Make stuff, digitally',
    location: 'London, UK',
    avatar: 'http://5050.gd/images...',
    registeredAt: createdAt,
  };
  expect(Object.entries(presentCampaigner(madeByMany))).toEqual([
    ['id', '1'],
    ['name', 'Made by Many'],
    ['description', 'Make stuff, digitally'],
    ['location', 'London, UK'],
    ['avatar', 'http://5050.gd/images...'],
    ['created_at', '2011-08-23 09:58:54'],
  ]);
});
