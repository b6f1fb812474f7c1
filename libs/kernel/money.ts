/**
 * An amount of money: whole minor units (cents, pence, yen) and an ISO 4217 code.
 * `amountMinor` is a safe integer; sums are kept as bigint in the views.
 */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}
