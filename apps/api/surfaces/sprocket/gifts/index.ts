import { DonationPostsController } from './donation-posts.controller';
import { DonationWriting } from './donation-writing';
import { DonationsController } from './donations.controller';
import { Donors } from './donors';
import { OrganisedDonationsController } from './organised-donations.controller';
import { Recipients } from './recipients';
import { ShownDonations } from './shown-donations';

export const givingControllers = [DonationsController, DonationPostsController, OrganisedDonationsController];

export const givingProviders = [ShownDonations, DonationWriting, Donors, Recipients];
