import type { AnyCommand, Numberings } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { accounts } from './views/accounts/accounts.projection';
import { apiClients } from './views/api-clients/api-clients.projection';
import { applications } from './views/applications/applications.projection';
import { clientCampaigns } from './views/client-campaigns/client-campaigns.projection';
import { clientTags } from './views/client-tags/client-tags.projection';
import { clients } from './views/clients/clients.projection';
import { logins } from './views/logins/logins.projection';
import { mailingSubscriptions } from './views/mailing-subscriptions/mailing-subscriptions.projection';
import { personContacts } from './views/person-contacts/person-contacts.projection';

export * from './domain';
export { identityRefusals } from './domain/refusals';
export { type OauthScope, oauthScopes } from './events';
export { isUnder, readRedirect } from './domain/redirect-address';
export { subscriberKey } from './domain/subscriber-key';
export { IdentityModule } from './identity.module';
export { type ApplicationItem, Applications } from './views/applications/applications.queries';
export { type ApiClientItem, ApiClients } from './views/api-clients/api-clients.queries';
export { ClientCampaigns } from './views/client-campaigns/client-campaigns.queries';
export { type ClientTagItem, ClientTags, type TagOrder } from './views/client-tags/client-tags.queries';
export {
  type ClientItem,
  type ClientWithContact,
  Clients,
  type SignIn,
} from './views/clients/clients.queries';
export { Logins, type OpenLogin } from './views/logins/logins.queries';
export { Organisers } from './views/logins/organisers.queries';
export {
  type MailingCount,
  type MailingRecipient,
  MailingSubscriptions,
} from './views/mailing-subscriptions/mailing-subscriptions.queries';
export { PersonContacts } from './views/person-contacts/person-contacts.queries';

export { type AccountItem, Accounts } from './views/accounts/accounts.queries';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const projections = (numberings: Numberings): readonly Projection[] => [
  accounts(numberings.person ?? []),
  apiClients,
  applications,
  clientCampaigns,
  clientTags,
  clients,
  logins,
  mailingSubscriptions,
  personContacts,
];
