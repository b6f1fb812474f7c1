import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { ApplicationItem, OauthScope } from '@almoner/identity';
import type { Request } from 'express';

/** Who calls: an application on its own (Basic), or in the name of a person and within scopes (Bearer). */
export type Caller = LoneApplication | PersonsCaller;

export interface LoneApplication {
  readonly application: ApplicationItem;
  readonly personId: null;
  readonly scopes: readonly [];
}

/** Behind `AccessToken` and `Organiser` every caller is one. */
export interface PersonsCaller {
  readonly application: ApplicationItem;
  readonly personId: string;
  /** The address that the person signs in with. */
  readonly email: string;
  readonly scopes: readonly OauthScope[];
  /** Epoch milliseconds at which the token runs out. */
  readonly expiresAt: number;
}

/** Gives a handler the caller that the guard let in. */
export const TheCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);

/** The caller that the guard let in; only behind one of the guards. */
export const callerOf = (request: Request): Caller => request.user as Caller;
