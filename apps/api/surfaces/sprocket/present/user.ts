import { type AddressSource, presentAddress, presentFirst } from './address';
import { type GoalSource, presentAmounts, presentGoal } from './goal';
import { type PageAccess, pageAccesses } from './page-access';
import { seconds } from './wire';

/** A participant as the caller may see them: `email` and `addresses` are empty where they are none of the caller's business. */
export interface UserSource {
  readonly number: number;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly picture: string | null;
  readonly teamNumber: number | null;
  readonly campaignNumber: number;
  readonly captain: boolean;
  readonly access: PageAccess | null;
  readonly goalMinor: number | null;
  readonly raisedMinor: bigint;
  readonly currency: string;
  /** Null without a page. */
  readonly goal: GoalSource | null;
  readonly addresses: readonly AddressSource[];
  readonly firstStepDone: boolean;
  readonly secondStepDone: boolean;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Who was forgotten is still counted, without a name. */
const known = (user: UserSource) => ({
  Id: user.number,
  Email: user.email,
  First_Name: user.firstName ?? '',
  Last_Name: user.lastName ?? '',
  Profile_Image: user.picture,
  Is_Fundraiser: user.goal !== null,
  Team_Id: user.teamNumber,
  Campaign_Id: user.campaignNumber,
});

const steps = (user: UserSource) => ({
  External_Completed_1: user.firstStepDone,
  External_Completed_2: user.secondStepDone,
});

export const presentUser1 = (user: UserSource) => ({
  ...known(user),
  Fundraising_Goal: user.goal && presentGoal(user.goal),
  Address: presentFirst(user.addresses),
  ...steps(user),
});

export const presentUser2 = (user: UserSource) => ({
  ...known(user),
  Is_Captain: user.captain,
  Page_Access: user.access && pageAccesses[user.access],
  ...presentAmounts(user),
  Fundraising_Goal: user.goal && presentGoal(user.goal),
  Addresses: user.addresses.map(presentAddress),
  ...steps(user),
  Created_On: seconds(user.createdAt),
  Last_Modified_On: seconds(user.modifiedAt),
});
