import type { AccessRow } from '../surface';

const one = (operationId: string, needs: string): AccessRow => ({ operationId, needs, pageLimit: 'one' });
const credentials = 'client_id and client_secret';
const token = 'a token with profile';

/** How somebody comes to a token, and where they try it. */
export const authAccess: Readonly<Record<string, AccessRow>> = {
  'GET /sprocket/auth/oauth2/authorize': one('authorize', 'nothing'),
  'POST /sprocket/auth/oauth2/authorize': one(
    'answerAuthorization',
    "the form's own token, and to decide a session",
  ),
  'POST /sprocket/auth/oauth2/token': one('exchangeCode', credentials),
  'POST /sprocket/auth/oauth2/refresh': one('refreshToken', credentials),
  'POST /sprocket/v1/test/me': one('v1TestMe', token),
  'POST /sprocket/v2/test/me': one('testMe', token),
  'GET /sprocket/v2/test/me': one('testMeGet', token),
};
