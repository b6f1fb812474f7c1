import { z } from 'zod';
import { edit } from '../body';
import { int32Max } from '../parameters';
import type { Version } from '../version';

export const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
export const number = z.int().min(1).max(int32Max);
const picture = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .nullable();

/** Major units with two decimals at most; how many the currency has is known later. */
export const amount = z
  .number()
  .min(0)
  .max(999_999_999.99)
  .refine((value) => /^\d+(\.\d{1,2})?$/.test(String(value)), 'An amount has two decimals at most.')
  .nullable();

const line = z.string().trim().max(200).nullable();

const addressParts = {
  Address_1: line,
  Address_2: line,
  City: line,
  State: line,
  Zip: line,
  Country: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
};
export const address = z.strictObject(addressParts).partial();

const pageAccess = z.enum(['Public', 'Delisted', 'Inactive', 'Pending']);

const user = {
  Email: z.email().max(320),
  First_Name: words(100),
  Last_Name: words(100),
  Profile_Image: picture,
  Is_Fundraiser: z.boolean(),
  Team_Id: number.nullable(),
  Goal_Amount: amount,
  Address: address.nullable(),
  Addresses: z.array(address).max(20),
  Page_Access: pageAccess,
  External_Completed_1: z.boolean(),
  External_Completed_2: z.boolean(),
};

const team = {
  Name: words(100),
  Profile_Image: picture,
  Goal_Amount: amount,
  Captain_Ids: z.array(number).max(100),
  Page_Access: pageAccess,
};

const update = { Title: words(200), Body: z.string().max(20_000) };

interface Addressed {
  readonly Address?: unknown;
  readonly Addresses?: unknown;
}
const oneForm = ({ Address, Addresses }: Addressed) => Address === undefined || Addresses === undefined;
const oneFormOnly = 'Address and Addresses cannot be sent together.';

/** What bodies of writes hold, of both versions; required fields are those of the contract's `_Create` schemas. */
export const forms = {
  newUser: z
    .strictObject(user)
    .partial()
    .required({ Email: true, First_Name: true, Last_Name: true })
    .refine(oneForm, oneFormOnly),
  user: edit(user).refine(oneForm, oneFormOnly),
  address: edit(addressParts),
  newTeam: z.strictObject(team).partial().required({ Name: true }),
  team: edit(team),
  goal: edit({
    Goal_Amount: amount,
    Fundraising_Page_Header: words(200).nullable(),
    Fundraising_Page_Html: z.string().max(50_000).nullable(),
  }),
  newUpdate: z.strictObject(update),
  update: edit(update),
  campaign: edit({
    Name: words(200),
    Description: z.string().trim().max(5_000).nullable(),
    Date: z.int().min(0).max(253_402_300_799).nullable(),
    Goal_Amount: amount,
  }),
};

export type NewUser = z.output<typeof forms.newUser>;
export type UserEdit = z.output<typeof forms.user>;
export type AddressParts = z.output<typeof address>;
export type NewTeam = z.output<typeof forms.newTeam>;
export type TeamEdit = z.output<typeof forms.team>;
export type GoalEdit = z.output<typeof forms.goal>;
export type CampaignEdit = z.output<typeof forms.campaign>;

/** Version 2 wraps an object under its type name. */
export const wrapped = <Form extends z.ZodType>(name: string, form: Form) =>
  z.strictObject({ [name]: form }).transform((body) => body[name] as z.output<Form>);

/** The form as the version sends it. */
export const inVersion = <Form extends z.ZodType>(version: Version, name: string, form: Form) =>
  version === 1 ? form : wrapped(name, form);
