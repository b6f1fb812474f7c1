import { refusing } from '@almoner/kernel';

export const participationRefusals = {
  'participation.support-pledge-taken': 'conflict',
  'participation.support-pledge-unknown': 'missing',
  'participation.campaign-unknown': 'missing',
  'participation.campaign-closed': 'conflict',
  'participation.cause-taken': 'conflict',
  'participation.cause-unknown': 'missing',
  'participation.cause-withdrawn': 'conflict',
  'participation.organisation-unknown': 'missing',
  'participation.number-taken': 'conflict',
  'participation.title-too-long': 'invalid',
  'participation.ends-before-beginning': 'invalid',
} as const;

export const refuse = refusing(participationRefusals);
