import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DonationForm } from './donation-form';
import { readFormBody } from './form-body';
import { PageFailureFilter } from './page-failure.filter';
import { Receivers } from './receivers';
import { visitOf } from './visit';

/** The pages that third-party apps send their donors to; HTML on the platform's host, outside the JSON API. */
@Controller(':locale')
@UseFilters(PageFailureFilter)
export class DonationFormController {
  constructor(
    private readonly form: DonationForm,
    private readonly receivers: Receivers,
  ) {}

  @Get('projects/:project_id/client_donations/new')
  async openForProject(
    @Param('project_id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = visitOf(request);
    const client = await this.form.clientOf(visit);
    const target = await this.receivers.project(id, visit.opening.need, visit.language);
    await this.form.show(visit, client, target, response);
  }

  @Post('projects/:project_id/client_donations/new')
  async sendForProject(
    @Param('project_id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = visitOf(request);
    const body = await readFormBody(request, response);
    const client = await this.form.clientOf(visit);
    const target = await this.receivers.project(id, visit.opening.need, visit.language);
    await this.form.take(visit, client, target, body, response);
  }

  @Get('fundraising-events/:event_id_or_slug/client_donations/new')
  async openForEvent(
    @Param('event_id_or_slug') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = visitOf(request);
    const client = await this.form.clientOf(visit);
    const target = await this.receivers.event(id, visit.language);
    await this.form.show(visit, client, target, response);
  }

  @Post('fundraising-events/:event_id_or_slug/client_donations/new')
  async sendForEvent(
    @Param('event_id_or_slug') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = visitOf(request);
    const body = await readFormBody(request, response);
    const client = await this.form.clientOf(visit);
    const target = await this.receivers.event(id, visit.language);
    await this.form.take(visit, client, target, body, response);
  }
}
