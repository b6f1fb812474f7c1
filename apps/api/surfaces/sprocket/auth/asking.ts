import { type ApplicationItem, type OauthScope, isUnder, oauthScopes, readRedirect } from '@almoner/identity';
import { redirectAddress } from './redirect-address';

/** What an application asks of a person, as the address of the page says it (RFC 6749 section 4.1.1). */
export interface Ask {
  readonly application: ApplicationItem;
  readonly redirectUri: string;
  readonly scopes: readonly OauthScope[];
  readonly state: string | undefined;
  readonly codeChallenge: string | null;
}

/** `astray`: the browser is sent back at once, told why nothing can be asked. */
export type Reading =
  { readonly outcome: 'asked'; readonly ask: Ask } | { readonly outcome: 'astray'; readonly to: string };

type Query = Readonly<Record<string, unknown>>;

const defaultScopes: readonly OauthScope[] = ['profile', 'fundraising.read'];
const stateLengthMax = 4_096;

/** The client_id of the address; empty where none can be meant. */
export function publicIdIn(query: Query): string {
  const id = query['client_id'];
  return typeof id === 'string' ? id : '';
}

/** Where the browser goes back to; undefined where it may not go there, or nobody can tell where. */
export function redirectUriIn(query: Query, { redirectPrefixes }: ApplicationItem): string | undefined {
  const given = query['redirect_uri'];
  if (given === undefined || given === '') return redirectPrefixes[0];
  if (typeof given !== 'string' || readRedirect(given) === undefined) return undefined;
  return redirectPrefixes.some((prefix) => isUnder(prefix, given)) ? given : undefined;
}

/** Once it is clear who asks and where the answer goes, whatever else is wrong is told there. */
export function readAsk(query: Query, application: ApplicationItem, redirectUri: string): Reading {
  const state = oneOf(query, 'state');
  const known = typeof state === 'string' && state.length <= stateLengthMax ? state : undefined;
  const astray = (error: string, description: string): Reading => ({
    outcome: 'astray',
    to: redirectAddress(redirectUri, { error, error_description: description, state: known }),
  });
  const twice = parameters.find((name) => oneOf(query, name) === null);
  if (twice !== undefined) return astray('invalid_request', `${twice} stands there twice.`);
  if (state !== known) return astray('invalid_request', 'state is too long.');
  const responseType = oneOf(query, 'response_type');
  if (responseType === undefined) return astray('invalid_request', 'response_type is required.');
  if (responseType !== 'code') return astray('unsupported_response_type', 'response_type must be code.');
  const asked = (oneOf(query, 'scope') ?? '').split(' ').filter((name) => name !== '');
  const scopes = oauthScopes.filter((scope) => asked.includes(scope));
  if (new Set(asked).size > scopes.length) return astray('invalid_scope', 'A scope is unknown.');
  const challenge = oneOf(query, 'code_challenge');
  const method = oneOf(query, 'code_challenge_method');
  if (challenge === undefined ? method !== undefined : method !== 'S256')
    return astray('invalid_request', 'A code_challenge goes with code_challenge_method S256.');
  // Of SHA-256 in base64url (RFC 7636 section 4.2): anything else could never be answered.
  if (typeof challenge === 'string' && !/^[A-Za-z0-9_-]{43}$/.test(challenge))
    return astray('invalid_request', 'The code_challenge is malformed.');
  return {
    outcome: 'asked',
    ask: {
      application,
      redirectUri,
      scopes: scopes.length > 0 ? scopes : defaultScopes,
      state: known,
      codeChallenge: challenge ?? null,
    },
  };
}

const parameters = ['response_type', 'scope', 'state', 'code_challenge', 'code_challenge_method'] as const;

/** The value of a parameter; undefined where it is missing or empty, null where it stands there twice. */
function oneOf(query: Query, name: string): string | undefined | null {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  return typeof value === 'string' ? value : null;
}

/** The address that asks the same again; its path is that of the page. */
export function queryOf(ask: Ask): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: ask.application.publicId,
    redirect_uri: ask.redirectUri,
    scope: ask.scopes.join(' '),
  });
  if (ask.state !== undefined) query.set('state', ask.state);
  if (ask.codeChallenge !== null) {
    query.set('code_challenge', ask.codeChallenge);
    query.set('code_challenge_method', 'S256');
  }
  return `?${query.toString()}`;
}
