import type { RefusalKind } from '@almoner/kernel';

/** The statuses that this API fails with, each with its name in snake case and the reason that the reference gives. */
const told = {
  400: ['bad_request', 'Bad Request'],
  401: ['unauthorized', 'Unauthorized'],
  403: ['forbidden', 'Forbidden'],
  404: ['not_found', 'Record Not Found'],
  422: ['unprocessable_entity', 'Cannot Process Submitted Data'],
  500: ['internal_server_error', 'Internal Server Error'],
  503: ['service_unavailable', 'Service Unavailable'],
} as const;

export type FailureStatus = keyof typeof told;

/** What is wrong with each field of a write, in the language of the URL. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** A call that failed. */
export class Failure extends Error {
  constructor(
    readonly status: FailureStatus,
    readonly errors?: FieldErrors,
  ) {
    super(told[status][1]);
  }
}

/** The body of every error, key for key. Detail for developers is for staging only, so there is none. */
export function presentFailure({ status, errors }: Failure) {
  const [name, reason] = told[status];
  return {
    name: 'GeneralError',
    status: name,
    status_code: status,
    reason,
    ...(errors === undefined ? {} : { errors }),
    links: [],
  };
}

/** The wire status of each kind of refusal; the surface suite holds it against the kernel's list. */
export const refusals: Readonly<Record<RefusalKind, FailureStatus>> = {
  missing: 404,
  invalid: 422,
  conflict: 422,
  forbidden: 403,
  unavailable: 503,
};
