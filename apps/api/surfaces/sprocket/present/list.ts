import type { Wire } from '../format';

interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** The envelope of version 2's collections: the entries under the plural of their type. */
export const presentList = (
  plural: string,
  entries: readonly Wire[],
  { limit, offset }: Part,
  total: number,
) => ({
  [plural]: entries,
  Limit: limit,
  Offset: offset,
  Total: total,
});
