import { CampaignsController } from './campaigns.controller';
import { DisplayedGifts } from './displayed-gifts';
import { Known } from './known';
import { SeriesController } from './series.controller';
import { ShownCampaigns } from './shown-campaigns';
import { ShownSeries } from './shown-series';
import { ShownUsers } from './shown-users';
import { TeamsController } from './teams.controller';
import { UpdatesController } from './updates.controller';
import { UsersController } from './users.controller';

/** All that is read but gifts. */
export const readingControllers = [
  CampaignsController,
  SeriesController,
  UsersController,
  TeamsController,
  UpdatesController,
];

export const readingProviders = [Known, ShownUsers, ShownCampaigns, ShownSeries, DisplayedGifts];
