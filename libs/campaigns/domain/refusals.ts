import { refusing } from '@almoner/kernel';

export const campaignsRefusals = {
  'campaigns.series-taken': 'conflict',
  'campaigns.series-unknown': 'missing',
  'campaigns.campaigner-taken': 'conflict',
  'campaigns.campaigner-unknown': 'missing',
  'campaigns.organisation-taken': 'conflict',
  'campaigns.organisation-unknown': 'missing',
  'campaigns.campaign-taken': 'conflict',
  'campaigns.campaign-unknown': 'missing',
  'campaigns.need-taken': 'conflict',
  'campaigns.need-unknown': 'missing',
  'campaigns.euro-price-missing': 'invalid',
  'campaigns.euro-price-other': 'invalid',
  'campaigns.picture-taken': 'conflict',
  'campaigns.picture-unknown': 'missing',
  'campaigns.update-taken': 'conflict',
  'campaigns.update-unknown': 'missing',
  'campaigns.fundraising-event-taken': 'conflict',
  'campaigns.fundraising-event-unknown': 'missing',
  'campaigns.too-many-featured': 'conflict',
  'campaigns.contest-taken': 'conflict',
  'campaigns.contest-unknown': 'missing',
  'campaigns.contest-over': 'conflict',
  'campaigns.contestant-unknown': 'missing',
  'campaigns.standing-taken': 'conflict',
  'campaigns.slug-taken': 'conflict',
  'campaigns.number-taken': 'conflict',
  'campaigns.opening-counts-taken': 'conflict',
} as const;

export const refuse = refusing(campaignsRefusals);
