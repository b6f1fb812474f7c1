import type { Decider } from '@almoner/kernel';
import type { ApplicationEvent } from '../events';

/** A third party's application; no secret that ever counted comes back. */
export interface Application {
  readonly status: 'absent' | 'live' | 'revoked';
  readonly name: string;
  readonly publicId: string;
  readonly redirectPrefixes: readonly string[];
  readonly secretDigest: string;
  readonly spentDigests: readonly string[];
}

export const application: Decider<Application, ApplicationEvent> = {
  initial: {
    status: 'absent',
    name: '',
    publicId: '',
    redirectPrefixes: [],
    secretDigest: '',
    spentDigests: [],
  },
  evolve(state, event) {
    switch (event.type) {
      case 'identity.ApplicationRegistered': {
        const { name, publicId, redirectPrefixes, secretDigest } = event.data;
        return { ...state, status: 'live', name, publicId, redirectPrefixes, secretDigest };
      }
      case 'identity.RedirectPrefixesSet':
        return { ...state, redirectPrefixes: event.data.redirectPrefixes };
      case 'identity.ApplicationSecretRotated': {
        const spentDigests = [...state.spentDigests, state.secretDigest];
        return { ...state, secretDigest: event.data.secretDigest, spentDigests };
      }
      case 'identity.ApplicationRevoked':
        return { ...state, status: 'revoked' };
      default:
        return event satisfies never;
    }
  },
};

export const applicationStream = (command: { applicationId: string }) =>
  `application-${command.applicationId}`;

export const samePrefixes = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
