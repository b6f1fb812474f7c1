/** A person's key as stored; null once it was destroyed. */
export type WrappedKeys = Map<string, Buffer | null>;

/** Where the vault keeps its rows. What a promise resolves with is on disk. */
export interface VaultStorage {
  /** Changes whenever another process wrote, where the database can tell cheaply; keys may be remembered until then. */
  version?(): number;
  /** Those of the persons that have a row. */
  keys(persons: readonly string[]): Promise<WrappedKeys>;
  /** Inserts the rows that are not there and returns those that were. */
  createKeys(wrapped: ReadonlyMap<string, Buffer>, createdAt: number): Promise<WrappedKeys>;
  /** Leaves a row without a key, so that none is ever created for the person again. */
  destroyKey(person: string, destroyedAt: number): Promise<void>;
  secret(name: string): Promise<Buffer | undefined>;
  /** Inserts it unless there is one, and returns the one that then stands. */
  createSecret(name: string, wrapped: Buffer, createdAt: number): Promise<Buffer>;
  /** How far a policy has reacted, as it was saved last. */
  checkpoint(policy: string): Promise<string | undefined>;
  saveCheckpoint(policy: string, position: string, savedAt: number): Promise<void>;
  /**
   * Runs one statement that both databases take. Placeholders are `?`, and a table's name stands behind an `@`. 64-bit
   * integers may come back as text.
   */
  run<Row = never>(sql: string, args: readonly (string | number | null)[]): Promise<Row[]>;
  close(): Promise<void>;
}
