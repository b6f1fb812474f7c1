import { join } from 'node:path';
import type { Surface } from '../surface';
import { access } from './access';
import { BetterplaceModule } from './betterplace.module';
import { refusals } from './failure';
import { surfaceName } from './surface-name';

export const betterplace: Surface = {
  name: surfaceName,
  module: BetterplaceModule,
  openapi: join(__dirname, 'openapi.yaml'),
  numbers: [
    'campaign',
    'organisation',
    'need',
    'update',
    'picture',
    'opinion',
    'fundraising-event',
    'matching-fund',
    'contest',
    'contest-result',
    'person',
    'volunteering-cause',
  ],
  access,
  refusals,
  demo: {
    credential: 'none for most reads; the client volksfreund signs in with volksfreund:volksfreund-demo',
    curl: (origin) => `curl ${origin}/de/api_v4/projects/1114.json`,
  },
};
