import { join } from 'node:path';
import type { Surface } from '../surface';
import { access } from './access';
import { refusals } from './failure';
import { SprocketModule } from './sprocket.module';
import { surfaceName } from './surface-name';

export const sprocket: Surface = {
  name: surfaceName,
  module: SprocketModule,
  openapi: join(__dirname, 'openapi.yaml'),
  numbers: [
    'campaign',
    'organisation',
    'series',
    'participant',
    'team',
    'page',
    'page-update',
    'address',
    'ledger-entry',
  ],
  access,
  refusals,
  demo: {
    credential: 'the OAuth 2.0 application s6BhdRkqt3 with its secret',
    curl: (origin) =>
      `curl -u s6BhdRkqt3:gX1fBat3bVgX1fBat3bVgX1fBat3bV12 ${origin}/sprocket/v2/campaigns/1234`,
  },
};
