export { cancelSupportPledge } from './cancel-support-pledge';
export { changeVolunteeringOffer } from './change-volunteering-offer';
export { offerVolunteering } from './offer-volunteering';
export { pledgeToCampaign } from './pledge-to-campaign';
export { withdrawVolunteeringOffer } from './withdraw-volunteering-offer';
