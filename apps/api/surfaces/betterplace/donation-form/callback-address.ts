import { plainEuros } from './opening';

export interface Completed {
  readonly receiverType: 'project' | 'group';
  /** As it was used to open the form. */
  readonly receiverId: string;
  readonly reference: string | null;
  readonly cents: number;
  readonly token: string;
}

/**
 * Where the donor goes back to. The address is the client's own, fixed when the client was set up; nothing that a request
 * brings along can change where it leads.
 */
export function callbackAddress(callbackUrl: string, completed: Completed): string {
  const url = new URL(callbackUrl);
  const { receiverType, receiverId, reference, cents, token } = completed;
  url.searchParams.set('status', 'DONATION_COMPLETE');
  if (reference !== null) url.searchParams.set('donation_client_reference', reference);
  url.searchParams.set('receiver_type', receiverType);
  url.searchParams.set('receiver_id', receiverId);
  url.searchParams.set('amount', plainEuros(cents));
  url.searchParams.set('donation_token', token);
  return url.toString();
}

/** The page of the gateway, told what is to be paid and where to go afterwards. */
export function paymentAddress(
  page: string,
  payment: { readonly reference: string; readonly cents: number; readonly returnTo: string | null },
): string {
  const url = new URL(page);
  url.searchParams.set('reference', payment.reference);
  url.searchParams.set('amount', (payment.cents / 100).toFixed(2));
  url.searchParams.set('currency', 'EUR');
  if (payment.returnTo !== null) url.searchParams.set('return_url', payment.returnTo);
  return url.toString();
}
