import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { type ApiClientItem, ApiClients } from '@almoner/identity';
import type { Request } from 'express';
import { Strategy } from 'passport-custom';
import { failures } from './failure';
import { KeyDigest } from './key-digest';
import { surfaceName } from './surface-name';

const strategy = 'fifty-fifty-key';
const keyFormat = /^[0-9a-f]{32}$/;

/** Who holds the key. */
export type Caller = Pick<ApiClientItem, 'clientId'>;

/** Finds the caller by the key in the path, or in notify's form. Keys are compared by digest, so timing tells nothing. */
@Injectable()
export class KeyStrategy extends PassportStrategy(Strategy, strategy) {
  constructor(
    private readonly clients: ApiClients,
    private readonly digest: KeyDigest,
  ) {
    super();
  }

  async validate(request: Request): Promise<Caller | false> {
    const form = request.body as { readonly api_key?: string } | undefined;
    const key = request.params['api_key'] ?? form?.api_key;
    if (typeof key !== 'string' || !keyFormat.test(key)) return false;
    const client = await this.clients.byKeyDigest(this.digest.of(key));
    return client !== undefined && !client.revoked && client.surface === surfaceName ? client : false;
  }
}

/** Malformed, unknown, revoked and missing keys all get the one documented message (behaviour note 11). */
@Injectable()
export class KeyGuard extends AuthGuard(strategy) {
  override handleRequest<Found>(error: unknown, caller: Found | false): Found {
    if (error) throw error as Error;
    if (!caller) throw failures.badKey();
    return caller;
  }

  override getAuthenticateOptions(_context: ExecutionContext) {
    return { session: false };
  }
}
