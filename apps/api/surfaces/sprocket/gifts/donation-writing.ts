import {
  DonationLedger,
  type LedgerEntry,
  changeDonationDetails,
  changeOfflineDonation,
  postOfflineDonation,
  recreditDonation,
  removeOfflineDonation,
} from '@almoner/donations';
import { derivedId } from '@almoner/eventstore/commands';
import { Injectable } from '@nestjs/common';
import { Big } from 'big.js';
import type { PersonsCaller } from '../auth';
import { failures } from '../failure';
import { type KnownCampaign, found } from '../known';
import { paymentTypes } from '../present/donation';
import { money, seconds } from '../present/wire';
import { addressesOf } from '../writing/addresses';
import { minorUnits } from '../writing/minor-units';
import { Writer, newId } from '../writing/writer';
import { Donors } from './donors';
import type { DonationEdit, NewDonation } from './forms';
import { Recipients } from './recipients';

/** What is told of a donation beside its form. */
interface Posting {
  /** Whom it is credited to: a page, or the campaign in general. */
  readonly pageId: string | null;
  /** Only organisers verify (behaviour note 43). */
  readonly verified: boolean;
  readonly once: string | undefined;
}

/** Makes commands of what is told of donations. */
@Injectable()
export class DonationWriting {
  constructor(
    private readonly writer: Writer,
    private readonly ledger: DonationLedger,
    private readonly donors: Donors,
    private readonly recipients: Recipients,
  ) {}

  /** @throws Failure */
  async post(
    known: KnownCampaign,
    caller: PersonsCaller,
    form: NewDonation,
    { pageId, verified, once }: Posting,
  ): Promise<LedgerEntry> {
    const donationId = newId('donation', caller, once);
    const told = {
      donationId,
      campaignId: known.campaign.campaignId,
      ...(await this.donors.giver(known, form.Donor)),
      ...entryOf(form, form.Payment.Currency_Key),
      addresses: addressesOf({ Addresses: form.Donor.Addresses ?? [] }, [], addressIn(donationId)),
      pageId,
      verified,
      postedBy: caller.personId,
    };
    await this.writer.write(postOfflineDonation, told, caller, once);
    return this.entry(donationId, known);
  }

  /** Of an offline donation all but the donor's number changes, of an online one what is not its money. @throws Failure */
  async change(
    known: KnownCampaign,
    caller: PersonsCaller,
    entry: LedgerEntry,
    form: DonationEdit,
    once: string | undefined,
  ): Promise<LedgerEntry> {
    const { donationId, campaignId, donorId } = entry;
    const which = { donationId, campaignId };
    const pageId =
      form.Recipient === undefined ? undefined : await this.recipients.pageOf(known, form.Recipient);
    const number = form.Donor?.Id;
    if (number !== undefined && number !== entry.donorNumber)
      throw failures.conflict('The donor of a donation stays.');
    if (entry.offline) {
      const told = {
        ...which,
        donorId,
        ...entryOf(form, form.Payment?.Currency_Key ?? entry.currency),
        ...donorOf(form, entry),
        paidAt: paidAtOf(form, entry),
        pageId,
        verified: form.Payment?.Is_Verified,
      };
      await this.writer.write(changeOfflineDonation, told, caller, once);
    } else {
      if (changesMoney(form, entry)) throw failures.conflict('The money of an online donation stays.');
      const { message, anonymous, hideAmount, corporate, withheldFromSync } = entryOf(form, entry.currency);
      const details = { message, anonymous, hideAmount, corporate, withheldFromSync };
      await this.writer.write(changeDonationDetails, { ...which, donorId, ...details }, caller, once);
      if (pageId !== undefined)
        await this.writer.write(recreditDonation, { ...which, pageId }, caller, once && `${once}/credit`);
    }
    return this.entry(donationId, known);
  }

  /** @throws Failure 409 for an online donation */
  remove(
    { donationId, campaignId }: LedgerEntry,
    caller: PersonsCaller,
    once: string | undefined,
  ): Promise<void> {
    return this.writer.write(removeOfflineDonation, { donationId, campaignId }, caller, once);
  }

  private async entry(donationId: string, { viewer }: KnownCampaign): Promise<LedgerEntry> {
    return found(await this.ledger.byId(donationId, viewer.audience === 'admin' ? 'admin' : 'owner'));
  }
}

/** The ids of a donation's addresses follow from it, so that a repetition says the same. */
const addressIn = (donationId: string) => (place: number) =>
  derivedId('sprocket', 'donation-address', donationId, `${place}`);

type Told = Omit<DonationEdit, 'Donor' | 'Recipient'>;

/** What is told of a donation alone; what is not told is undefined. */
const entryOf = (form: Told, currency: string) => ({
  amountMinor: minorUnits(form.Amount, currency),
  currency: form.Payment?.Currency_Key,
  message: form.Message,
  anonymous: form.Hide_Name,
  hideAmount: form.Hide_Amount,
  corporate: form.Is_Corp_Sponsorship,
  withheldFromSync: form.Do_Not_Sync,
  payment: form.Payment?.Payment_Type,
  paidAt: form.Payment?.Paid_At === undefined ? undefined : instantOf(form.Payment.Paid_At),
});

const instantOf = (unixSeconds: number): string => new Date(unixSeconds * 1000).toISOString();

/** Rows hold milliseconds: who sends back the second that was shown changes nothing. */
const paidAtOf = ({ Payment: payment }: DonationEdit, { paidAt }: LedgerEntry) =>
  payment?.Paid_At === undefined || payment.Paid_At === seconds(paidAt)
    ? undefined
    : instantOf(payment.Paid_At);

/** A part of the donor that is not told stays. */
function donorOf({ Donor: told }: DonationEdit, entry: LedgerEntry) {
  const { First_Name: firstName, Last_Name: lastName, Email: email, Addresses: addresses } = told ?? {};
  const isTold = firstName !== undefined || lastName !== undefined || email !== undefined;
  return {
    donor: isTold
      ? {
          firstName: firstName ?? entry.firstName ?? '',
          lastName: lastName ?? entry.lastName ?? '',
          email: email ?? entry.email ?? '',
        }
      : undefined,
    addresses:
      addresses &&
      addressesOf(
        { Addresses: addresses },
        entry.addresses.map((address) => ({ ...address, number: 0 })),
        addressIn(entry.donationId),
      ),
  };
}

/** Whether anything is told otherwise than it is, of what never changes of an online donation. */
function changesMoney({ Amount, Donor: donor, Payment: payment }: DonationEdit, entry: LedgerEntry): boolean {
  const { First_Name, Last_Name, Email } = donor ?? {};
  const told = {
    amount: Amount === undefined ? undefined : Big(Amount).toFixed(),
    First_Name,
    Last_Name,
    Email,
    ...payment,
  };
  const known: Record<keyof typeof told, unknown> = {
    amount: Big(money({ minor: entry.amountMinor, currency: entry.currency }).text).toFixed(),
    First_Name: entry.firstName,
    Last_Name: entry.lastName,
    Email: entry.email,
    Paid_At: seconds(entry.paidAt),
    Currency_Key: entry.currency,
    Payment_Type: paymentTypes[entry.payment],
    Is_Verified: true,
  };
  return (
    (donor?.Addresses?.length ?? 0) > 0 ||
    Object.entries(told).some(
      ([part, value]) => value !== undefined && value !== known[part as keyof typeof known],
    )
  );
}
