/** Whether every text in a command survives the event store and both read stores: PostgreSQL refuses NUL. */
export function storable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([name, inner]) => storable(name) && storable(inner));
}
