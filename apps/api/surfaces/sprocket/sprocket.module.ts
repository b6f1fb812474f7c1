import { type MiddlewareConsumer, Module, type NestModule, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CampaignsModule } from '@almoner/campaigns';
import { DonationsModule } from '@almoner/donations';
import { IdentityModule } from '@almoner/identity';
import type { NextFunction, Request, Response } from 'express';
import { authControllers, authProviders } from './auth';
import { Entry } from './entry';
import { givingControllers, givingProviders } from './gifts';
import { MeController } from './me.controller';
import { readingControllers, readingProviders } from './reads';
import { writingControllers, writingProviders } from './writing';

@Module({
  imports: [IdentityModule, CampaignsModule, DonationsModule],
  controllers: [
    ...authControllers,
    MeController,
    ...readingControllers,
    ...writingControllers,
    ...givingControllers,
  ],
  providers: [Entry, ...authProviders, ...readingProviders, ...writingProviders, ...givingProviders],
})
export class SprocketModule implements NestModule, OnModuleInit {
  constructor(
    private readonly entry: Entry,
    private readonly host: HttpAdapterHost,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(Entry).forRoutes('sprocket');
  }

  /** The router throws at a path that it cannot decode before any middleware sees it; the entry says what it is. */
  onModuleInit(): void {
    this.host.httpAdapter.use(
      '/sprocket',
      (error: unknown, request: Request, response: Response, next: NextFunction) => {
        if (error instanceof URIError) this.entry.use(request, response, next);
        else next(error);
      },
    );
  }
}
