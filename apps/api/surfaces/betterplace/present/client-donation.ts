import { presentInstant } from './instant';
import { pathOf } from './client';
import { type Urls, cents, link } from './wire';

/** Whom a gift was for. */
export type Receiver = { readonly number: number; readonly title: string } & (
  | { readonly kind: 'Project' | 'FundraisingEvent' }
  | { readonly kind: 'ProjectElement'; readonly projectNumber: number }
);

/** A confirmed gift that came through a client. */
export interface ClientDonationSource {
  readonly cents: bigint | number;
  readonly token: string;
  readonly clientReference: string | null;
  readonly createdAt: number;
  readonly receiver: Receiver;
}

export function presentClientDonation(donation: ClientDonationSource, permalink: string, urls: Urls) {
  const { token, receiver } = donation;
  const path = `${pathOf(permalink)}/client_donations/${token}`;
  return {
    amount_in_cents: cents(donation.cents),
    state: 'confirmed',
    token,
    client_reference: donation.clientReference,
    created_at: presentInstant(donation.createdAt),
    receiver_type: receiver.kind,
    receiver_id: receiver.number,
    receiver_title: receiver.title,
    links: [
      link('receiver', urls.api(receiverPath(receiver))),
      link('self', urls.api(path)),
      link('donor_contact_data', urls.api(`${path}/donor_contact_data`)),
    ],
  };
}

function receiverPath(receiver: Receiver): string {
  switch (receiver.kind) {
    case 'Project':
      return `/projects/${receiver.number}`;
    case 'FundraisingEvent':
      return `/fundraising_events/${receiver.number}`;
    case 'ProjectElement':
      return `/projects/${receiver.projectNumber}/needs/${receiver.number}`;
    default:
      return receiver satisfies never;
  }
}

export interface ContactSource {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Asked for by an authenticated client, to write letters to: the names stand as they were given. */
export const presentContact = ({ firstName, lastName, email }: ContactSource) => ({
  first_name: firstName,
  last_name: lastName,
  email,
  links: [],
});

/** A pledge was taken. Its location is the one link without `.json`. */
export const presentPledgeAccepted = (reference: string, permalink: string, urls: Urls) => ({
  status: 'accepted',
  status_code: 202,
  links: [link('location', urls.apiPath(`${pathOf(permalink)}/client_donations/${reference}`))],
});

export const presentSubscribed = () => ({ status: 'created', status_code: 201, links: [] });
