export { cancelSupportPledge } from './cancel-support-pledge';
export { pledgeToCampaign } from './pledge-to-campaign';
