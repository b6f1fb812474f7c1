import { refusing } from '@almoner/kernel';

export const participationRefusals = {
  'participation.support-pledge-taken': 'conflict',
  'participation.support-pledge-unknown': 'missing',
  'participation.campaign-unknown': 'missing',
  'participation.campaign-closed': 'conflict',
} as const;

export const refuse = refusing(participationRefusals);
