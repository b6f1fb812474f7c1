import { join } from 'node:path';
import type { Surface } from '../surface';
import { access } from './access';
import { awaited } from './awaited';
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
    'matching-fund',
    'person',
    'volunteering-cause',
  ],
  access,
  awaited,
  refusals,
  demo: {
    credential: 'none: these reads are open',
    curl: (origin) => `curl ${origin}/en/api_v4/projects/1.json`,
  },
};
