import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { PeerCampaigns } from '@almoner/campaigns';
import { type OauthScope, Organisers } from '@almoner/identity';
import type { Request } from 'express';
import { failures } from '../failure';
import { readId } from '../parameters';
import { accessToken } from './access-token.strategy';
import { type PersonsCaller, callerOf } from './caller';
import { clientSecret } from './client-secret.strategy';

const scopeKey = 'sprocket-scope';

/** For methods that need no person: the credentials of any application, or any token that holds. */
export const Open = () => UseGuards(OpenGuard);

/** For methods that act for a person: a token with this scope. */
export const AccessToken = (scope: OauthScope) =>
  applyDecorators(SetMetadata(scopeKey, scope), UseGuards(AccessTokenGuard, ScopeGuard));

/** For methods of those who administer the campaign in the path: scope `admin`, and the role itself. */
export const Organiser = () => applyDecorators(AccessToken('admin'), UseGuards(OrganiserGuard));

@Injectable()
class OpenGuard extends AuthGuard([accessToken, clientSecret]) {
  override handleRequest<Found>(error: unknown, caller: Found | false): Found {
    if (error) throw error as Error;
    if (!caller) throw failures.badClient();
    return caller;
  }
}

@Injectable()
class AccessTokenGuard extends AuthGuard(accessToken) {
  override handleRequest<Found>(error: unknown, caller: Found | false): Found {
    if (error) throw error as Error;
    if (!caller) throw failures.needsToken();
    return caller;
  }
}

@Injectable()
class ScopeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const scope = this.reflector.get<OauthScope>(scopeKey, context.getHandler());
    const { scopes } = callerOf(context.switchToHttp().getRequest<Request>());
    if (!scopes.some((granted) => granted === scope)) throw failures.needsScope(scope);
    return true;
  }
}

/** Asked anew each time: who was dismissed keeps a token with the scope, but not the campaign. */
@Injectable()
class OrganiserGuard implements CanActivate {
  constructor(
    private readonly campaigns: PeerCampaigns,
    private readonly organisers: Organisers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { personId } = callerOf(request) as PersonsCaller;
    const number = readId(String(request.params['campaignID']), 'campaignID');
    const campaign = await this.campaigns.byNumber(number, { audience: 'admin' });
    if (campaign === undefined) throw failures.notFound();
    if (!(await this.organisers.administers(personId, campaign.campaignId))) throw failures.notYours();
    return true;
  }
}
