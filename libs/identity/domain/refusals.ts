import { refusing } from '@almoner/kernel';

export const identityRefusals = {
  'identity.person-taken': 'conflict',
  'identity.person-unknown': 'missing',
  'identity.account-taken': 'conflict',
  'identity.slug-taken': 'conflict',
  'identity.number-taken': 'conflict',
  'identity.client-taken': 'conflict',
  'identity.client-unknown': 'missing',
  'identity.client-revoked': 'conflict',
  'identity.campaign-not-assigned': 'forbidden',
  'identity.too-many-tags': 'conflict',
  'identity.permalink-taken': 'conflict',
  'identity.secret-spent': 'conflict',
  'identity.overlap-over': 'invalid',
  'identity.subscription-taken': 'conflict',
  'identity.subscriber-taken': 'conflict',
  'identity.key-taken': 'conflict',
  'identity.key-spent': 'conflict',
  'identity.numbers-given': 'conflict',
  'identity.numbers-reserved': 'conflict',
} as const;

export const refuse = refusing(identityRefusals);
