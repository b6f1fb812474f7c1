import { join } from 'node:path';
import type { Surface } from '../surface';
import { access } from './access';
import { refusals } from './failure';
import { FiftyFiftyModule } from './fifty-fifty.module';
import { surfaceName } from './surface-name';

const demoKey = '0123456789abcdef0123456789abcdef';

export const fiftyFifty: Surface = {
  name: surfaceName,
  module: FiftyFiftyModule,
  openapi: join(__dirname, 'openapi.yaml'),
  numbers: ['campaign', 'campaigner', 'donation'],
  access,
  refusals,
  demo: {
    credential: `50/50 API key ${demoKey}, assigned to projects 1 and 2`,
    curl: (origin) => `curl ${origin}/api/${demoKey}/projects/1`,
  },
};
