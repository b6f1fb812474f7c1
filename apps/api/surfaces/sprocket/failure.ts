import type { RefusalKind } from '@almoner/kernel';

/** The statuses of this API by its error codes (contract, `x-codes`). A form too large and an outage borrow the nearest code. */
const statuses = {
  10001: 401,
  10002: 401,
  10003: 403,
  10010: 400,
  10011: 400,
  10012: 400,
  10013: 400,
  10014: 400,
  10020: 404,
  10021: 400,
  10030: 409,
  10040: 405,
  10041: 415,
  10050: 500,
} as const;

export type ErrorCode = keyof typeof statuses;

/** A call that failed, as `{errorCode, errorMessage}` says it. */
export class Failure extends Error {
  readonly status: number;

  /** @param headers what the answer says beside its body: a challenge, the methods that are allowed */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    status?: 413 | 503,
  ) {
    super(message);
    this.status = status ?? statuses[code];
  }
}

const challenge = (scheme: string) => ({ 'WWW-Authenticate': scheme });
const bearer = 'Bearer realm="sprocket"';

export const failures = {
  /** Only for a token that is there and does not hold: clients refresh theirs and ask once more (ruling). */
  badToken: () =>
    new Failure(
      10001,
      'The access token is expired or invalid.',
      challenge(`${bearer}, error="invalid_token"`),
    ),
  needsToken: () => new Failure(10002, 'An access token is required.', challenge(bearer)),
  badClient: () =>
    new Failure(
      10002,
      'Client credentials or an access token are required.',
      challenge('Basic realm="sprocket", charset="UTF-8"'),
    ),
  needsScope: (scope: string) => new Failure(10003, `Scope ${scope} is required.`),
  notYours: () => new Failure(10003, 'This is not yours to do.'),
  missing: (name: string) => new Failure(10010, `${name} is required.`),
  emptyEdit: () => new Failure(10010, 'There is nothing to change.'),
  mistyped: (name: string, type: string) => new Failure(10011, `${name} must be ${type}.`),
  unacceptable: (message: string) => new Failure(10012, message),
  notFilterable: (name: string) => new Failure(10013, `${name} is no field to filter by.`),
  notSortable: (name: string) => new Failure(10014, `${name} is no field to sort by.`),
  notFound: () => new Failure(10020, 'Not found.'),
  unreadable: () => new Failure(10021, 'The body is no JSON that can be read.'),
  tooLarge: () => new Failure(10021, 'The body is too large.', {}, 413),
  conflict: (message: string) => new Failure(10030, message),
  needsMethod: (methods: readonly string[]) =>
    new Failure(10040, `This address takes ${methods.join(', ')}.`, { Allow: methods.join(', ') }),
  notJson: () => new Failure(10041, 'Send JSON.'),
  fault: () => new Failure(10050, 'Internal error.'),
  away: () => new Failure(10050, 'The service is not available at the moment.', { 'Retry-After': '2' }, 503),
};

/** Refusals for which this API has better words than their kind. */
const byCode: Readonly<Record<string, () => Failure>> = {
  'campaigns.email-taken': () => failures.conflict('The e-mail address is taken.'),
  'campaigns.team-name-taken': () => failures.conflict('The name is taken.'),
  'campaigns.last-captain': () => failures.conflict('The last captain of a team with members stays.'),
  'campaigns.captain-no-member': () => failures.conflict('Captains are members of the team.'),
  'campaigns.participant-credited': () => failures.conflict('Donations that count point to the user.'),
  'campaigns.page-unknown': () => failures.conflict('The user has no fundraising page.'),
  'donations.other-currency': () =>
    failures.unacceptable('Currency_Key must be the currency of the campaign.'),
  'donations.no-rate': () => failures.conflict('No exchange rate is known for the currency of the campaign.'),
  'donations.not-offline': () => failures.conflict('An online donation is not taken out by hand.'),
  'commands.key-reused': () => failures.conflict('This Idempotency-Key was used for another content.'),
};

const byKind: Readonly<Record<RefusalKind, () => Failure>> = {
  missing: failures.notFound,
  invalid: () => failures.unacceptable('A value is not allowed.'),
  conflict: () => failures.conflict('The present state does not allow it.'),
  forbidden: failures.notYours,
  unavailable: failures.away,
};

/** The wire status of each kind of refusal; the surface suite holds it against the kernel's list. */
export const refusals: Readonly<Record<RefusalKind, number>> = {
  missing: byKind.missing().status,
  invalid: byKind.invalid().status,
  conflict: byKind.conflict().status,
  forbidden: byKind.forbidden().status,
  unavailable: byKind.unavailable().status,
};

/** Says a refusal in this API's words: by its code where there are words for it, else by its kind. */
export function refused(refusal: { readonly code: string; readonly kind: RefusalKind }): Failure {
  return (byCode[refusal.code] ?? byKind[refusal.kind])();
}
