/** A number that is always written with a decimal point: `100.0`. JSON of its own would drop the zero. */
type Decimal = number;

/** Whole percent, rounded down, but at least 1 once anything was given. */
export function projectProgress(donatedCents: bigint | number, openCents: bigint | number): number {
  const donated = BigInt(donatedCents);
  if (donated <= 0n) return 0;
  const percent = (100n * donated) / (donated + BigInt(openCents));
  return Math.max(Number(percent), 1);
}

/** Whole percent of the goal, rounded down, and beyond 100 where more was given; null without a goal. */
export function eventProgress(donatedCents: bigint | number, requestedCents: number | null): number | null {
  if (requestedCents === null || requestedCents === 0) return null;
  return Number((100n * BigInt(donatedCents)) / BigInt(requestedCents));
}

/** Two decimals, rounded half up: 6.17, 100.0. */
export function needProgress(donatedCents: bigint | number, requestedCents: number): Decimal {
  if (requestedCents === 0) return written('100.0');
  const requested = BigInt(requestedCents);
  const hundredths = (20_000n * BigInt(donatedCents) + requested) / (2n * requested);
  const fraction = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0$/, '');
  return written(`${hundredths / 100n}.${fraction}`);
}

/** The one way to hand a number's spelling to JSON. It reads as a number on the other side. */
function written(text: string): Decimal {
  return (JSON as unknown as { rawJSON(text: string): Decimal }).rawJSON(text);
}
