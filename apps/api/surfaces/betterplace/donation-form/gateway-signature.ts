import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message that is older, or from further in the future, may be one that somebody recorded. */
const toleranceMs = 5 * 60 * 1000;

/**
 * Whether a message comes from the gateway: `t=<seconds since 1970>,v1=<hex>`, where the hex is the HMAC-SHA-256 of the time,
 * a point and the body's bytes. Several `v1` may stand there while the gateway changes its secret.
 */
export function isFromGateway(header: string | undefined, body: Buffer, secret: string, now: Date): boolean {
  const parts = (header ?? '').split(',').map((part) => part.trim());
  const time = parts.find((part) => part.startsWith('t='))?.slice(2) ?? '';
  if (!/^[0-9]{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() - Number(time) * 1000) > toleranceMs) return false;
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  return parts
    .filter((part) => part.startsWith('v1='))
    .map((part) => Buffer.from(part.slice(3), 'hex'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
