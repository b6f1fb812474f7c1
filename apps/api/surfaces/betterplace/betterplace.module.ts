import { type MiddlewareConsumer, Module, type NestModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CampaignsModule } from '@almoner/campaigns';
import { DonationsModule } from '@almoner/donations';
import { Places } from '@almoner/geography';
import { IdentityModule } from '@almoner/identity';
import { ParticipationModule } from '@almoner/participation';
import type { NextFunction, Request, Response } from 'express';
import { System } from '../../../system/system';
import { ClientDonationsController } from './client-donations.controller';
import { ClientStrategy } from './client.guard';
import { ClientsController } from './clients.controller';
import { ContestsController } from './contests.controller';
import { donationFormControllers, donationFormProviders } from './donation-form';
import { Entry, readdress } from './entry';
import { FundraisingEventMoneyController } from './fundraising-event-money.controller';
import { FundraisingEventOpinionsController } from './fundraising-event-opinions.controller';
import { FundraisingEventsController } from './fundraising-events.controller';
import { Known } from './known';
import { KnownEvents } from './known-events';
import { MailingController } from './mailing.controller';
import { MatchingFundsController } from './matching-funds.controller';
import { NeedsController } from './needs.controller';
import { OpinionsController } from './opinions.controller';
import { OrganisationsController } from './organisations.controller';
import { Persons } from './persons';
import { PicturesController } from './pictures.controller';
import { PledgesController } from './pledges.controller';
import { ProjectLists } from './project-lists';
import { ProjectListsController } from './project-lists.controller';
import { ProjectsController } from './projects.controller';
import { SecretDigest } from './secret-digest';
import { ShownProjects } from './shown-projects';
import { TagsController } from './tags.controller';
import { UpdatesController } from './updates.controller';
import { VolunteeringController } from './volunteering.controller';

@Module({
  imports: [IdentityModule, CampaignsModule, DonationsModule, ParticipationModule],
  controllers: [
    OrganisationsController,
    FundraisingEventsController,
    FundraisingEventOpinionsController,
    FundraisingEventMoneyController,
    ProjectsController,
    ProjectListsController,
    NeedsController,
    PicturesController,
    UpdatesController,
    VolunteeringController,
    OpinionsController,
    TagsController,
    ...donationFormControllers,
    MatchingFundsController,
    ContestsController,
    ClientDonationsController,
    ClientsController,
    PledgesController,
    MailingController,
  ],
  providers: [
    Entry,
    Known,
    KnownEvents,
    ...donationFormProviders,
    Persons,
    ProjectLists,
    ShownProjects,
    { provide: Places, useFactory: () => new Places() },
    ClientStrategy,
    {
      provide: SecretDigest,
      inject: [System],
      useFactory: ({ sealing, clock }: System) => new SecretDigest(sealing.digest, () => clock.now()),
    },
  ],
})
export class BetterplaceModule implements NestModule, OnModuleInit {
  constructor(
    private readonly entry: Entry,
    private readonly host: HttpAdapterHost,
  ) {}

  /** The locale stands first in a path, so addresses are told apart before the router looks at them. */
  configure(consumer: MiddlewareConsumer): void {
    this.host.httpAdapter.use(readdress);
    consumer.apply(Entry).forRoutes('{*path}');
  }

  /** The router throws at a path that it cannot decode before any middleware sees it; the entry says what it is. */
  onModuleInit(): void {
    this.host.httpAdapter.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
      if (error instanceof URIError) this.entry.use(request, response, () => next(error));
      else next(error);
    });
  }
}
