import OAuth2Server from '@node-oauth/oauth2-server';
import type { ApplicationItem } from '@almoner/identity';
import type { Form } from './form';
import { OauthFailure, oauthFailures } from './oauth-failure';

/** Our own clock has decided before the library asks the machine's. */
export const always = new Date(8.64e15);

/** An application that has proved its credentials already, as the library asks for it. */
export const clientOf = ({ applicationId }: ApplicationItem, grantType: string): OAuth2Server.Client => ({
  id: applicationId,
  grants: [grantType],
});

/** @throws OauthFailure for a form that is amiss before anything of it is looked at */
export function checkForm(form: Form, grantType: string, needed: readonly string[]): void {
  if (form.isAmbiguous) throw oauthFailures.invalid('A parameter stands there twice.');
  if (!form.isPrettyKnown) throw oauthFailures.invalid('pretty must be true or false.');
  for (const name of ['grant_type', ...needed])
    if (form.get(name) === undefined) throw oauthFailures.missing(name);
  if (form.get('grant_type') !== grantType) throw oauthFailures.badGrantType(grantType);
}

/** The form as the library reads it, signed by whom our own guard let in. */
export function requestOf(form: Form, { publicId }: ApplicationItem): OAuth2Server.Request {
  return new OAuth2Server.Request({
    method: 'POST',
    query: {},
    body: form.toObject(),
    headers: {
      authorization: `Basic ${Buffer.from(`${publicId}:known`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '1',
    },
  });
}

/** What the library throws, in our words; a fault behind it comes out as it was. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof OAuth2Server.OAuthError)) return error;
  const { inner } = error as { inner?: unknown };
  if (error instanceof OAuth2Server.ServerError) return inner ?? error;
  const description = error.message.replaceAll('`', '').replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '');
  switch (error.name) {
    case 'invalid_grant':
    case 'invalid_scope':
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return new OauthFailure(error.name, description);
    default:
      return oauthFailures.invalid(description);
  }
}
