/**
 * A personal value as events hold it: readable only with the person's key, which can be destroyed.
 * `person` is a UUID, `text` base64url of the AES-256-GCM nonce, ciphertext and tag.
 */
export interface Sealed {
  readonly person: string;
  readonly text: string;
}

/** Seals a value under a person's key. Deterministic: the same value under the same key gives the same text. */
export type Seal = (person: string, value: string) => Sealed;

/** Opens a sealed value; null once the person's key was destroyed. */
export type Open = (sealed: Sealed | null | undefined) => string | null;
