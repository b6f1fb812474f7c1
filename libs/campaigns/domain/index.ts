export { approveCampaign } from './approve-campaign';
export { changeCampaign } from './change-campaign';
export { openSeries } from './open-series';
export { registerCampaigner } from './register-campaigner';
export { submitCampaign } from './submit-campaign';
export { withdrawCampaign } from './withdraw-campaign';
