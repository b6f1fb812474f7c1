import { type MiddlewareConsumer, Module, type NestModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CampaignsModule } from '@almoner/campaigns';
import { DonationsModule } from '@almoner/donations';
import { IdentityModule } from '@almoner/identity';
import { ParticipationModule } from '@almoner/participation';
import type { NextFunction, Request, Response } from 'express';
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
    Entry,
    Projects,
    KeyStrategy,
    {
      provide: KeyDigest,
      inject: [System],
      useFactory: ({ sealing }: System) => new KeyDigest(sealing.digest),
    },
    {
      provide: Site,
      inject: [System],
      useFactory: ({ settings }: System) => new Site(settings.fiftyFiftySite),
    },
  ],
})
export class FiftyFiftyModule implements NestModule, OnModuleInit {
  constructor(
    private readonly entry: Entry,
    private readonly host: HttpAdapterHost,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(Entry).forRoutes('api');
  }

  /** The router throws at a path that it cannot decode before any middleware sees it; the entry says what it is. */
  onModuleInit(): void {
    this.host.httpAdapter.use(
      '/api',
      (error: unknown, request: Request, response: Response, next: NextFunction) => {
        if (error instanceof URIError) this.entry.use(request, response, next);
        else next(error);
      },
    );
  }
}
