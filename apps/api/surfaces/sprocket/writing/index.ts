import { Authority } from './authority';
import { CampaignWritesController } from './campaign-writes.controller';
import { GoalWritesController } from './goal-writes.controller';
import { TeamWritesController } from './team-writes.controller';
import { TeamWriting } from './team-writing';
import { UpdateWritesController } from './update-writes.controller';
import { UserWritesController } from './user-writes.controller';
import { UserWriting } from './user-writing';
import { Writer } from './writer';

/** All that is written but gifts. */
export const writingControllers = [
  UserWritesController,
  TeamWritesController,
  GoalWritesController,
  UpdateWritesController,
  CampaignWritesController,
];

export const writingProviders = [Authority, Writer, UserWriting, TeamWriting];
