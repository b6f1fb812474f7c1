import type { RefusalKind } from '@almoner/kernel';

/**
 * A call that failed, as the envelope says it. The contract (`Error`) knows 400 for every failure of a call, 404 for a path
 * outside the table, 500 for a fault; 503 is ours, for the moments when nothing can be recorded.
 */
export class Failure extends Error {
  constructor(
    message: string,
    readonly status: 400 | 404 | 500 | 503 = 400,
  ) {
    super(message);
  }
}

export const failures = {
  badKey: () => new Failure('You must provide a valid API key'),
  badCallback: () => new Failure('Invalid callback'),
  noProject: () => new Failure('Project not found'),
  noCampaigner: () => new Failure('Campaigner not found'),
  notAssigned: () => new Failure('Your API key is not associated with this project'),
  missing: (name: string) => new Failure(`Missing parameter: ${name}`),
  invalid: (name: string) => new Failure(`Invalid parameter: ${name}`),
  badCurrency: () => new Failure('Unsupported currency'),
  needsMethod: (method: string) => new Failure(`This endpoint requires the ${method} method`),
  notAForm: () => new Failure('Send the parameters as a form: urlencoded or multipart/form-data'),
  tooLarge: () => new Failure('The form is too large'),
  keyReused: () => new Failure('This Idempotency-Key was used for another donation'),
  notFound: () => new Failure('Not found', 404),
  fault: () => new Failure('Internal error', 500),
  away: () => new Failure('The service is not available at the moment, please try again', 503),
};

const byCode: Readonly<Record<string, () => Failure>> = {
  'commands.key-reused': failures.keyReused,
  'donations.id-taken': failures.keyReused,
  'donations.no-rate': failures.badCurrency,
  'donations.campaign-unknown': failures.noProject,
  'donations.campaign-closed': failures.noProject,
};

const byKind: Readonly<Record<RefusalKind, () => Failure>> = {
  missing: failures.noProject,
  invalid: () => new Failure('Invalid parameters'),
  conflict: () => new Failure('This donation cannot be saved'),
  forbidden: failures.notAssigned,
  unavailable: failures.away,
};

/** The kinds of refusal that this surface can say; the surface suite holds it against the kernel's list. */
export const refusals: Readonly<Record<RefusalKind, number>> = {
  missing: byKind.missing().status,
  invalid: byKind.invalid().status,
  conflict: byKind.conflict().status,
  forbidden: byKind.forbidden().status,
  unavailable: byKind.unavailable().status,
};

/** Says a refusal in this API's words: by its code where the contract has a text for it, else by its kind. */
export function refused(refusal: { readonly code: string; readonly kind: RefusalKind }): Failure {
  return (byCode[refusal.code] ?? byKind[refusal.kind])();
}
