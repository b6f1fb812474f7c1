import type { AnyCommand } from '@almoner/kernel';
import { z } from 'zod';

const sentence = /^[A-Z].*\.$/;

/** What an operator finds in the menu: the stored names, each with a sentence and a form whose hints are sentences. */
export function menu(commands: readonly AnyCommand[]): string[] {
  for (const { name, summary, schema } of commands) {
    if (!sentence.test(summary)) throw new Error(`${name} has no sentence for operators`);
    for (const hint of hints(z.toJSONSchema(schema as z.ZodType, { io: 'input' }))) {
      if (!sentence.test(hint)) throw new Error(`${name} has a hint that is no sentence: ${hint}`);
    }
  }
  return commands.map(({ name }) => name).sort();
}

/** Which commands usually start their stream. */
export const creating = (commands: readonly AnyCommand[]): string[] =>
  commands
    .filter(({ creates }) => creates)
    .map(({ name }) => name)
    .sort();

function hints(form: unknown): string[] {
  if (typeof form !== 'object' || form === null) return [];
  const { description } = form as { description?: unknown };
  const own = typeof description === 'string' ? [description] : [];
  return [...own, ...Object.values(form).flatMap(hints)];
}
