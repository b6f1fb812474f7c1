import { type Asking, Commands, derivedId } from '@almoner/eventstore/commands';
import type { CommandDefinition, Event } from '@almoner/kernel';
import { ReadStore } from '@almoner/readstore';
import { type ExecutionContext, Injectable, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { v4 } from 'uuid';
import type { z } from 'zod';
import type { PersonsCaller } from '../auth';
import { formed } from '../body';
import { failures, refused } from '../failure';
import { surfaceName } from '../surface-name';

/** Executes commands in the name of the person who calls, and waits until every view shows what they did. */
@Injectable()
export class Writer {
  constructor(
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /**
   * @param once the caller's Idempotency-Key
   * @throws Failure for what the command's own form does not take, and for what is refused
   */
  async write<Command, State, E extends Event, Facts, Code extends string>(
    definition: CommandDefinition<Command, State, E, Facts, Code>,
    told: object,
    { personId }: PersonsCaller,
    once: string | undefined,
  ): Promise<void> {
    const command = formed(definition.schema as unknown as z.ZodType<Command>, told);
    const asking: Asking = { actor: personId, surface: surfaceName, idempotencyKey: once };
    const outcome = await this.commands.execute(definition, command, asking);
    if (!outcome.ok) throw refused(outcome);
    if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
  }
}

/**
 * Gives a handler the caller's own key for the call: a repetition does nothing more, and answers with the same record.
 * It is read with the parameters, so the caller is known by then.
 */
export const Once = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  readOnce(context.switchToHttp().getRequest<Request>()),
);

/** @throws Failure 10012 when it has fewer than 8 or more than 100 characters (contract, parameter `idem`) */
function readOnce(request: Request): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') return undefined;
  if (typeof key !== 'string' || key.length < 8 || key.length > 100)
    throw failures.unacceptable('Idempotency-Key must have 8 to 100 characters.');
  return key;
}

/** The id of what is created: with a key it follows from it, so that a repetition finds what was written. */
export const newId = (kind: string, { personId }: PersonsCaller, once: string | undefined): string =>
  once === undefined ? v4() : derivedId('sprocket', kind, personId, once);
