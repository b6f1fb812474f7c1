import type { VaultStorage } from './storage';

/** Bounds what one process remembers to a few megabytes. */
const keysMax = 20_000;

/**
 * Keys used lately. They are remembered only where the database tells cheaply that another process wrote: a key that was
 * destroyed elsewhere must not open anything here.
 */
export class RecentKeys {
  readonly #keys = new Map<string, Buffer>();
  /** A key that was read just before it was destroyed must not be remembered just after. */
  readonly #destroyed = new Set<string>();
  #version: number | undefined;

  constructor(private readonly storage: VaultStorage) {}

  refresh(): void {
    if (!this.storage.version) return;
    const version = this.storage.version();
    if (version !== this.#version) this.#keys.clear();
    this.#version = version;
  }

  get(person: string): Buffer | undefined {
    return this.#keys.get(person);
  }

  remember(person: string, key: Buffer): void {
    if (!this.storage.version || this.#destroyed.has(person)) return;
    // The oldest goes first; what is used again is asked again, which costs microseconds.
    if (this.#keys.size >= keysMax) this.#keys.delete(this.#keys.keys().next().value!);
    this.#keys.set(person, key);
  }

  forget(person: string): void {
    this.#destroyed.add(person);
    this.#keys.delete(person);
  }
}
