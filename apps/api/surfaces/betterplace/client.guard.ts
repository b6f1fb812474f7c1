import { type ExecutionContext, Injectable, createParamDecorator } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { type ClientItem, Clients } from '@almoner/identity';
import type { Request } from 'express';
import { Strategy } from 'passport-custom';
import { Failure } from './failure';
import { SecretDigest } from './secret-digest';

const strategy = 'betterplace-client';

/** Finds the client by HTTP Basic: its permalink, in any letter case, and its secret, compared by digest. */
@Injectable()
export class ClientStrategy extends PassportStrategy(Strategy, strategy) {
  constructor(
    private readonly clients: Clients,
    private readonly digest: SecretDigest,
  ) {
    super();
  }

  /** @throws Failure 403 without credentials, 401 with wrong ones (documented the other way round than usual), 403 on the path of another client */
  async validate(request: Request): Promise<ClientItem> {
    const credentials = readBasic(request.headers.authorization);
    if (credentials === undefined) throw new Failure(403);
    const permalink = credentials.user.toLowerCase();
    const secret = this.digest.of(credentials.password);
    const signIn = await this.clients.authenticate(permalink, secret, this.digest.now());
    if (signIn.outcome !== 'signed-in') throw new Failure(401);
    const own = request.params['client_id'];
    if (typeof own === 'string' && own.toLowerCase() !== permalink) throw new Failure(403);
    return signIn.client;
  }
}

@Injectable()
export class ClientGuard extends AuthGuard(strategy) {
  override handleRequest<Found>(error: unknown, client: Found | false): Found {
    if (error) throw error as Error;
    if (!client) throw new Failure(401);
    return client;
  }

  override getAuthenticateOptions(_context: ExecutionContext) {
    return { session: false };
  }
}

/** Gives a handler behind the guard the client that the guard let in. */
export const TheClient = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<{ readonly user: ClientItem }>().user,
);

/** Everything behind the first colon is the password; a header of another kind is none of this API's. */
export function readBasic(
  header: string | undefined,
): { readonly user: string; readonly password: string } | undefined {
  const encoded = /^Basic +(\S*) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1
    ? { user: decoded, password: '' }
    : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
