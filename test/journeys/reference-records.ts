/**
 * What the 50/50 reference prints, record by record. Two things differ on purpose: its project pages have one slash behind
 * `http:`, which is a slip, and its statistics speak of 3 projects of which it prints 2, so ours are computed.
 */
const then = '2011-08-23 09:58:54';
const gateway = 'https://fundraise.unicef.org.uk/Donate/ToEvent/e0d4ef9d-985d-4ea8-9d25-9f480084f22d';

export const statistics = {
  project_count: '2',
  backer_count: '46',
  donation_count: '34',
  donation_total: '34690',
};

export const projects = [
  {
    id: '1',
    title: 'Give-a-gram',
    description: 'Short description about the project.',
    project_page: 'http://5050.gd/projects/give-a-gram',
    donated: '34345',
    backers: '34',
    hashtag: '#giveagram',
    long_donation_url: `${gateway}?project_id=1`,
    short_donation_url: 'http://5050.gd/dn1',
    campaigner: '1',
    created_at: then,
  },
  {
    id: '2',
    title: 'Facebook Famine',
    description: 'Short description about the project.',
    project_page: 'http://5050.gd/projects/facebook-famine',
    donated: '345',
    backers: '12',
    hashtag: '#facebookfamine',
    long_donation_url: `${gateway}?project_id=2`,
    short_donation_url: 'http://5050.gd/dn2',
    campaigner: '2',
    created_at: then,
  },
];

const gift = { currency: 'GBP', source: 'unicef', data: 'arbitrary_string', donated_at: then };

export const donations = [
  { id: '1', amount: '203.23', name: 'Andrew Senter', ...gift },
  { id: '2', amount: '1245.23', name: 'Cath Richardson', ...gift },
];

const pledge = { avatar: 'http://a1.twimg.com/profile_images/1434346598/photo_normal.jpg', pledged_at: then };

export const pledges = [
  { name: 'Andrew Senter', email: 'andrew@madebymany.co.uk', ...pledge },
  { name: 'Cath Richardson', email: 'cath@madebymany.co.uk', ...pledge },
];

const campaigner = {
  name: 'Made by Many',
  description: 'Make stuff, digitally',
  location: 'London, UK',
  avatar: 'http://5050.gd/images...',
  created_at: then,
};

export const campaigners = [
  { id: '1', ...campaigner },
  { id: '2', ...campaigner },
];
