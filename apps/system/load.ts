import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Asking, type Outcome, derivedId } from '@almoner/eventstore/commands';
import type { AnyCommand, Position } from '@almoner/kernel';
import { z } from 'zod';
import { registry } from './contexts';
import type { System } from './system';

/** One line of a load file: a command, when it happened, and the key that makes a second load record nothing. */
const line = z.strictObject({
  command: z.string(),
  data: z.record(z.string(), z.unknown()),
  at: z.iso.datetime({ offset: true }).optional(),
  key: z.string().min(1).max(200).optional(),
});

/** A line that cannot be loaded; says which and why, and what came before it stays. */
export class LoadRefused extends Error {
  constructor(
    readonly file: string,
    readonly lineNumber: number,
    reason: string,
  ) {
    super(`${file}, line ${lineNumber}: ${reason}`);
  }
}

export interface Loaded {
  readonly recorded: number;
  /** Lines that an earlier load had recorded already. */
  readonly repeated: number;
}

/**
 * Executes a file of commands (JSON Lines), one after the other, so that a line may rely on those above it.
 * @throws LoadRefused at the first line that is no command, does not fit its schema, or is refused
 */
export async function loadFile(system: System, file: string): Promise<Loaded> {
  // A line's facts come from views; while one is being built it would be refused for no fault of its own.
  await system.views.states.ready();
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  const seen = new Map<string, number>();
  let after: Position | undefined;
  let [recorded, repeated, lineNumber] = [0, 0, 0];
  for await (const text of lines) {
    lineNumber += 1;
    if (text.trim() === '') continue;
    const refuse = (reason: string): never => {
      throw new LoadRefused(file, lineNumber, reason);
    };
    const outcome = await execute(system, read(text, refuse), keyOf(text, seen), after);
    if (!outcome.ok) return refuse(`refused with ${outcome.code}`);
    after = outcome.position ?? after;
    if (outcome.repeated) repeated += 1;
    else recorded += 1;
  }
  if (after !== undefined) await system.views.waitFor(after, { timeoutMs: 60_000 });
  return { recorded, repeated };
}

type Refuse = (reason: string) => never;

interface Line {
  readonly definition: AnyCommand;
  readonly command: unknown;
  readonly at: Date | undefined;
  readonly key: string | undefined;
}

function read(text: string, refuse: Refuse): Line {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  const shape = line.safeParse(json);
  if (!shape.success) return refuse(z.prettifyError(shape.error));
  const { command: name, data, at, key } = shape.data;
  const definition = registry.get(name);
  if (definition === undefined) return refuse(`there is no command ${name}`);
  try {
    const command: unknown = definition.schema.parse(data);
    return { definition, command, at: at === undefined ? undefined : new Date(at), key };
  } catch (error) {
    return refuse(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
  }
}

function execute(system: System, line: Line, ownKey: string, after: Position | undefined): Promise<Outcome> {
  const asking: Asking = {
    actor: 'operator',
    surface: 'load',
    idempotencyKey: line.key ?? ownKey,
    at: line.at,
    after,
  };
  return system.commands.execute(line.definition, line.command, asking);
}

/** A line's own key. Equal lines are different facts, so the how-manieth of its kind a line is belongs to it. */
function keyOf(text: string, seen: Map<string, number>): string {
  const content = createHash('sha256').update(text.trim()).digest('hex');
  const occurrence = (seen.get(content) ?? 0) + 1;
  seen.set(content, occurrence);
  return derivedId('load', content, String(occurrence));
}
