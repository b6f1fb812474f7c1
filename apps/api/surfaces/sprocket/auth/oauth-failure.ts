type Told =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'server_error';

/** A failure of the token and refresh calls, as RFC 6749 section 5.2 says it. */
export class OauthFailure extends Error {
  /** @param description for people: printable ASCII without quotes and backslashes */
  constructor(
    readonly error: Told,
    readonly description: string,
    readonly status: 400 | 401 | 500 | 503 = 400,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(description);
  }
}

export const oauthFailures = {
  invalid: (description: string) => new OauthFailure('invalid_request', description),
  missing: (name: string) => new OauthFailure('invalid_request', `${name} is required.`),
  badClient: () =>
    new OauthFailure('invalid_client', 'Send the client_id and client_secret by HTTP Basic.', 401, {
      'WWW-Authenticate': 'Basic realm="sprocket", charset="UTF-8"',
    }),
  badGrant: (description: string) => new OauthFailure('invalid_grant', description),
  badGrantType: (only: string) =>
    new OauthFailure('unsupported_grant_type', `grant_type must be ${only} here.`),
  fault: () => new OauthFailure('server_error', 'Internal error.', 500),
  away: () =>
    new OauthFailure('server_error', 'The service is not available at the moment.', 503, {
      'Retry-After': '2',
    }),
};
