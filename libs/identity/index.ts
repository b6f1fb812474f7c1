import type { AnyCommand } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { apiClients } from './views/api-clients/api-clients.projection';
import { clients } from './views/clients/clients.projection';

export * from './domain';
export { identityRefusals } from './domain/refusals';
export { IdentityModule } from './identity.module';
export { type ApiClientItem, ApiClients } from './views/api-clients/api-clients.queries';
export {
  type ClientItem,
  type ClientWithContact,
  Clients,
  type SignIn,
} from './views/clients/clients.queries';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const projections = (_numberings: readonly string[]): readonly Projection[] => [apiClients, clients];
