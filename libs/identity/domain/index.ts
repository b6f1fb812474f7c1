export { assignCampaignToClient } from './assign-campaign-to-client';
export { issueApiKey } from './issue-api-key';
export { registerPerson } from './register-person';
export { reserveNumbers } from './reserve-numbers';
export { revokeApiKey } from './revoke-api-key';
export { unassignCampaign } from './unassign-campaign';
