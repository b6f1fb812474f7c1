import { change, projection, put, remove } from '@almoner/readstore';
import type { LoginEvent } from '../../events';
import { LoginRow, OrganiserRow } from './logins.table';

export const logins = projection<LoginEvent>('logins', {
  version: 1,
  tables: [LoginRow, OrganiserRow],
  on: {
    'identity.LoginOpened': ({ data }, { open }) => {
      const { personId, emailDigest, passwordHash, openedAt } = data;
      const email = open(data.email);
      // Who was forgotten can no longer sign in.
      if (email === null) return [];
      return [
        put(LoginRow, {
          personId,
          email,
          emailDigest,
          passwordHash,
          passwordSince: Date.parse(openedAt),
        }),
      ];
    },
    'identity.PasswordChanged': ({ data: { personId, passwordHash, changedAt } }) => [
      change(LoginRow, { personId }, { set: { passwordHash, passwordSince: Date.parse(changedAt) } }),
    ],
    'identity.LoginClosed': ({ data: { personId } }) => [
      change(LoginRow, { personId }, { set: { closed: true } }),
    ],
    'identity.OrganiserAppointed': ({ data: { personId, campaignId } }) => [
      put(OrganiserRow, { personId, campaignId }),
    ],
    'identity.OrganiserDismissed': ({ data: { personId, campaignId } }) => [
      remove(OrganiserRow, { personId, campaignId }),
    ],
  },
});
