import { money, seconds } from './wire';

/** A gift as everybody may see it: what the donor hides is null. */
export interface DisplayedSource {
  readonly number: number;
  readonly givenAt: number;
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly name: string | null;
  readonly message: string | null;
}

export const presentDisplayed = ({
  number,
  givenAt,
  amountMinor,
  currency,
  name,
  message,
}: DisplayedSource) => ({
  Id: number,
  Date: seconds(givenAt),
  Amount: amountMinor === null ? null : money({ minor: amountMinor, currency }),
  Donor_Name: name,
  Message: message,
});
