import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Caller } from './key.guard';

/** Gives a handler the caller that the guard found. */
export const TheCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<{ user: Caller }>().user,
);
