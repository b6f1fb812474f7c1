import type { Mint } from '@almoner/kernel';
import { z } from 'zod';

/** As a command takes it: in words, which are gone once the command is completed, or as a hash that came along. */
export const password = {
  password: z.string().min(8).max(200).optional().describe('Of 8 to 200 characters; only its hash is kept.'),
  passwordHash: z
    .string()
    .regex(
      /^\$argon2id\$v=19\$m=[1-9]\d{0,5},t=[1-9]\d?,p=[1-8]\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{16,86}$/,
    )
    .optional()
    .describe('An Argon2id hash in PHC form, in place of a password, for a login that came along.'),
};

interface Password {
  readonly personId: string;
  readonly password?: string;
  readonly passwordHash?: string;
}

export const isOneOfBoth = ({ password: words, passwordHash }: Password): boolean =>
  (words === undefined) !== (passwordHash === undefined);
export const oneOfBoth = 'give either a password or its hash';

/** Puts the hash in the place of the password. */
export async function hashed<Command extends Password>(command: Command, mint: Mint): Promise<Command> {
  const { password: words, ...rest } = command;
  if (words === undefined) return command;
  return { ...(rest as Command), passwordHash: await mint.passwordHash(command.personId, words) };
}
