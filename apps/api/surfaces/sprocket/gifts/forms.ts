import { z } from 'zod';
import { edit } from '../body';
import { paymentTypes } from '../present/donation';
import { address, amount, number, words } from '../writing/forms';

/** How an offline donation came, by the words of the wire; nobody keys in what a gateway took. */
const { online: _online, ...offlineTypes } = paymentTypes;
const heldTypes = Object.fromEntries(Object.entries(offlineTypes).map(([held, shown]) => [shown, held]));

const donor = z.strictObject({
  Id: number.nullable().optional(),
  First_Name: words(100).optional(),
  Last_Name: words(100).optional(),
  Email: z.email().max(320).optional(),
  Addresses: z.array(address).max(10).optional(),
});

const recipient = z
  .strictObject({
    Id: number.nullable().optional(),
    User_Id: number.nullable().optional(),
    Team_Id: number.nullable().optional(),
  })
  .refine(
    (told) => Object.values(told).filter((value) => value !== null && value !== undefined).length < 2,
    'A recipient is named by one of Id, User_Id and Team_Id.',
  )
  .nullable();

const payment = z.strictObject({
  /** Unix seconds; the first instants that are told in milliseconds by mistake are beyond. */
  Paid_At: z.int().min(0).max(9_999_999_999),
  Currency_Key: z.string().regex(/^[A-Z]{3}$/),
  Payment_Type: z.enum(Object.values(offlineTypes)).transform((shown) => heldTypes[shown]!),
  Is_Verified: z.boolean().optional(),
});

const donation = {
  Amount: amount.unwrap().min(0.01).max(9_999_999.99),
  Message: z.string().trim().max(2000).nullable(),
  Recipient: recipient,
  Hide_Name: z.boolean(),
  Hide_Amount: z.boolean(),
  Is_Corp_Sponsorship: z.boolean(),
  Do_Not_Sync: z.boolean(),
};

type Donor = z.output<typeof donor>;
const isNamed = ({ First_Name: first, Last_Name: last, Email: email }: Donor) =>
  first !== undefined || last !== undefined || email !== undefined;

const newDonor = donor.superRefine((told, context) => {
  if (told.Id !== null && told.Id !== undefined) {
    if (isNamed(told)) context.addIssue('A donor with an Id is sent without names and e-mail.');
    return;
  }
  for (const name of ['First_Name', 'Last_Name', 'Email'] as const) {
    if (told[name] === undefined)
      context.addIssue({ code: 'invalid_type', expected: 'string', path: [name], input: told[name] });
  }
});

/** What bodies of donations hold, of both versions (contract, `Donation_Input` and `Donation_Edit`). */
export const forms = {
  newDonation: z
    .strictObject(donation)
    .partial()
    .extend({ Amount: donation.Amount, Donor: newDonor, Payment: payment }),
  donation: edit({ ...donation, Donor: donor, Payment: payment.partial() }),
};

export type NewDonation = z.output<typeof forms.newDonation>;
export type DonationEdit = z.output<typeof forms.donation>;
export type NewDonor = NewDonation['Donor'];
export type Recipient = z.output<typeof recipient>;
