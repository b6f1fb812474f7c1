import { HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { Commands, derivedId } from '@almoner/eventstore/commands';
import { type ClientItem, MailingSubscriptions, subscribeToMailing, subscriberKey } from '@almoner/identity';
import { ReadStore } from '@almoner/readstore';
import type { Request, Response } from 'express';
import { sendWritten } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { ClientGuard, TheClient } from './client.guard';
import { Failure, refusals } from './failure';
import { readForm, subscriptionForm } from './form';
import { readJson } from './json-body';
import { Known } from './known';
import { presentSubscribed } from './present/client-donation';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';
import { SecretDigest } from './secret-digest';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class MailingController {
  constructor(
    private readonly known: Known,
    private readonly subscriptions: MailingSubscriptions,
    private readonly digest: SecretDigest,
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /** One client, project and address have one subscription, whatever the letter case: it starts, changes or ends. */
  @Post('clients/:client_id/projects/:project_id/mailing_subscriptions.json')
  @HttpCode(201)
  @UseGuards(ClientGuard)
  async subscribe(
    @TheClient() client: ClientItem,
    @Param('project_id') id: string,
    @TheUrls() { language }: Urls,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.known.projectOf(client, id);
    const form = readForm(subscriptionForm, await readJson(request, response), language);
    const { clientId } = client;
    const subscriber = this.digest.of(subscriberKey(clientId, campaignId, form.email));
    const subscriptionId =
      (await this.subscriptions.of(subscriber)) ?? derivedId('mailing-subscription', subscriber);
    const { email, first_name: firstName, last_name: lastName, active } = form;
    const outcome = await this.commands.execute(
      subscribeToMailing,
      { subscriptionId, clientId, campaignId, email, firstName, lastName, language, active },
      { actor: clientId, surface: surfaceName },
    );
    if (!outcome.ok) throw new Failure(refusals[outcome.kind]);
    if (outcome.position !== undefined) await this.views.waitFor(outcome.position);
    sendWritten(response, 201, presentSubscribed());
  }
}
