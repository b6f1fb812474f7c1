/** A fault, not a refusal: whoever executes the command forgot to complete it. */
export function completed(secret: string | undefined): string {
  if (secret === undefined) throw new Error('the command was executed before it was completed');
  return secret;
}
