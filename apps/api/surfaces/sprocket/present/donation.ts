import { type AddressSource, presentAddress, presentFirst } from './address';
import { money, seconds } from './wire';

/** How money came, by the word of the wire for each of ours; a gateway took what nobody keyed in. */
export const paymentTypes = {
  cash: 'Cash',
  check: 'Check',
  wire: 'Wire',
  stock: 'Stock',
  'in-kind': 'In_Kind',
  other: 'Other',
  online: 'Credit_Card',
} as const;

export type PaymentType = keyof typeof paymentTypes;

/** A gift or a pending entry as its recipient, or an organiser, may see it: what is withheld is null or empty. */
export interface DonationSource {
  readonly number: number;
  readonly campaignNumber: number;
  readonly amountMinor: number;
  readonly currency: string;
  /** What it counts for: version 1 names no currency, and so tells all amounts in the campaign's. */
  readonly campaignMinor: number;
  readonly campaignCurrency: string;
  readonly message: string | null;
  readonly donor: {
    /** The participant's number; null for a donor who is none. */
    readonly number: number | null;
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly email: string | null;
    readonly addresses: readonly AddressSource[];
  };
  readonly recipient: {
    readonly pageNumber: number | null;
    readonly userNumber: number | null;
    readonly teamNumber: number | null;
  };
  readonly paidAt: number;
  readonly payment: PaymentType;
  readonly verified: boolean;
  readonly hideName: boolean;
  readonly hideAmount: boolean;
  readonly corporate: boolean;
  readonly withheldFromSync: boolean;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export const presentDonation1 = ({ donor, ...donation }: DonationSource) => ({
  Id: donation.number,
  Date: seconds(donation.paidAt),
  Amount: money({ minor: donation.campaignMinor, currency: donation.campaignCurrency }),
  Donor_Name: [donor.firstName, donor.lastName].filter(Boolean).join(' ') || null,
  Donor_Email: donor.email,
  Donor_Address: presentFirst(donor.addresses),
  Message: donation.message,
  Is_Pending: !donation.verified,
});

export const presentDonation2 = ({ donor, recipient, ...donation }: DonationSource) => ({
  Id: donation.number,
  Campaign_Id: donation.campaignNumber,
  Amount: money({ minor: donation.amountMinor, currency: donation.currency }),
  Message: donation.message,
  Donor: {
    Id: donor.number,
    First_Name: donor.firstName ?? '',
    Last_Name: donor.lastName ?? '',
    Email: donor.email,
    Addresses: donor.addresses.map(presentAddress),
  },
  Recipient: { Id: recipient.pageNumber, User_Id: recipient.userNumber, Team_Id: recipient.teamNumber },
  Payment: {
    Paid_At: seconds(donation.paidAt),
    Currency_Key: donation.currency,
    Payment_Type: paymentTypes[donation.payment],
    Is_Verified: donation.verified,
  },
  Hide_Name: donation.hideName,
  Hide_Amount: donation.hideAmount,
  Is_Corp_Sponsorship: donation.corporate,
  Do_Not_Sync: donation.withheldFromSync,
  Is_Offline: donation.payment !== 'online',
  Is_Pending: !donation.verified,
  Created_On: seconds(donation.createdAt),
  Last_Modified_On: seconds(donation.modifiedAt),
});
