import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Failure } from '../failure';
import { clientSecret } from './client-secret.strategy';
import { oauthFailures } from './oauth-failure';

/** Lets an application in by its own credentials only, and refuses as RFC 6749 says. */
@Injectable()
export class ClientSecretGuard extends AuthGuard(clientSecret) {
  override handleRequest<Found>(error: unknown, caller: Found | false): Found {
    if (error instanceof Failure || (error === null && !caller)) throw oauthFailures.badClient();
    if (error || !caller) throw error as Error;
    return caller;
  }
}
