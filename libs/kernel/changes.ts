/** The parts that are wanted and other than what is known; undefined where nothing is. */
export function changesOf<Parts extends object>(
  known: Partial<Parts>,
  wanted: Partial<Parts>,
): Partial<Parts> | undefined {
  const parts = Object.keys(wanted) as (keyof Parts)[];
  const other = parts.filter((part) => wanted[part] !== undefined && !isSame(known[part], wanted[part]));
  if (other.length === 0) return undefined;
  return Object.fromEntries(other.map((part) => [part, wanted[part]])) as Partial<Parts>;
}

/** Compares values as JSON would hold them; a member that is undefined is none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const members = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<never>;
  return [...members].every((member) => isSame(one[member], other[member]));
}
