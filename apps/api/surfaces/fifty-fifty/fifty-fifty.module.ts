import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { CampaignsModule } from '@almoner/campaigns';
import { DonationsModule } from '@almoner/donations';
import { IdentityModule } from '@almoner/identity';
import { ParticipationModule } from '@almoner/participation';
import { Answers } from './answers';
import { CampaignersController } from './campaigners.controller';
import { DonationsController } from './donations.controller';
import { Entry } from './entry';
import { System } from '../../../system/system';
import { KeyDigest } from './key-digest';
import { KeyStrategy } from './key.guard';
import { NotifyController } from './notify.controller';
import { Projects } from './projects';
import { ProjectsController } from './projects.controller';
import { Site } from './site';
import { StatisticsController } from './statistics.controller';

@Module({
  imports: [IdentityModule, CampaignsModule, DonationsModule, ParticipationModule],
  controllers: [
    StatisticsController,
    ProjectsController,
    DonationsController,
    NotifyController,
    CampaignersController,
  ],
  providers: [
    Answers,
    Projects,
    KeyStrategy,
    { provide: KeyDigest, inject: [System], useFactory: ({ sealing }: System) => new KeyDigest(sealing.digest) },
    { provide: Site, inject: [System], useFactory: ({ settings }: System) => new Site(settings.fiftyFiftySite) },
  ],
})
export class FiftyFiftyModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(Entry).forRoutes('api', 'api/*path');
  }
}
