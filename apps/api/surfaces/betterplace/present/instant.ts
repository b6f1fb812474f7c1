import { LRUCache } from 'lru-cache';

const berlin = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });
const hourMs = 3_600_000;
const minuteMs = 60_000;

interface Offset {
  readonly text: string;
  readonly ms: number;
}

/** The offset changes at whole hours only, and asking for it costs more than everything else in an instant. */
const offsets = new LRUCache<number, Offset>({ max: 10_000 });

/** `2009-03-10T11:12:16+01:00`: German local time with its offset, without fractions. @param instant milliseconds since the epoch */
export function presentInstant(instant: number): string {
  const { ms, text } = offsetAt(instant);
  return `${new Date(instant + ms).toISOString().slice(0, 19)}${text}`;
}

/** Not set is null. */
export function presentMoment(instant: number | null): string | null {
  return instant === null ? null : presentInstant(instant);
}

function offsetAt(instant: number): Offset {
  const hour = Math.floor(instant / hourMs);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = berlin.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ms = (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * minuteMs);
  const offset = { text: `${sign}${hours}:${minutes}`, ms };
  offsets.set(hour, offset);
  return offset;
}
