import type { Seal, Sealed } from '@almoner/kernel';

/** Seals what was told; nothing stays nothing, and what was not told stays untold. */
export function sealedText<Given extends string | null | undefined>(
  seal: Seal,
  personId: string,
  text: Given,
): Sealed | Extract<Given, null | undefined> {
  if (text === null || text === undefined) return text as Extract<Given, null | undefined>;
  return seal(personId, text);
}
