import { Injectable } from '@nestjs/common';

/** How the operator takes the money of announced gifts; the module takes it from the settings. */
@Injectable()
export class Payments {
  constructor(
    /** The gateway's page, to which donors are sent. */
    readonly page: string | undefined,
    /** The account to transfer to, as donors read it. */
    readonly bankAccount: string | undefined,
    /** What the gateway signs its messages with; without it, there is no way in for any. */
    readonly gatewaySecret: string | undefined,
    readonly now: () => Date,
  ) {}

  /** What comes after the form. */
  get next(): 'page' | 'bank' | 'none' {
    if (this.page !== undefined) return 'page';
    return this.bankAccount === undefined ? 'none' : 'bank';
  }
}
