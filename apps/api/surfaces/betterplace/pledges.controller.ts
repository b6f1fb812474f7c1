import { HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { pledgeDonation } from '@almoner/donations';
import { Commands, derivedId } from '@almoner/eventstore/commands';
import type { ClientItem } from '@almoner/identity';
import { ReadStore } from '@almoner/readstore';
import type { Request, Response } from 'express';
import { sendWritten } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { ClientGuard, TheClient } from './client.guard';
import { Failure, refusals } from './failure';
import { pledgeForm, readForm } from './form';
import { readJson } from './json-body';
import { Known } from './known';
import { presentPledgeAccepted } from './present/client-donation';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class PledgesController {
  constructor(
    private readonly known: Known,
    private readonly commands: Commands,
    private readonly views: ReadStore,
  ) {}

  /** Accepted means booked: whatever a repetition says, its reference stands for one gift. */
  @Post('clients/:client_id/projects/:project_id/donation_pledges.json')
  @HttpCode(202)
  @UseGuards(ClientGuard)
  async pledge(
    @TheClient() client: ClientItem,
    @Param('project_id') id: string,
    @TheUrls() urls: Urls,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId } = await this.known.projectOf(client, id);
    const form = readForm(pledgeForm, await readJson(request, response), urls.language);
    const { clientId } = client;
    const outcome = await this.commands.execute(
      pledgeDonation,
      {
        donationId: derivedId('pledge', clientId, form.client_reference),
        clientId,
        clientReference: form.client_reference,
        campaignId,
        amountMinor: form.amount_in_cents,
        donor: { firstName: form.first_name, lastName: form.last_name, email: form.email },
        address: { street: form.street, zip: form.zip, city: form.city, countryCode: form.country_code },
        language: urls.language,
      },
      { actor: clientId, surface: surfaceName },
    );
    // The id follows from the reference: where it is taken, the gift was booked, and its donor is forgotten by now.
    if (!outcome.ok && outcome.code !== 'donations.id-taken') throw new Failure(refusals[outcome.kind]);
    if (outcome.ok && outcome.position !== undefined) await this.views.waitFor(outcome.position);
    sendWritten(response, 202, presentPledgeAccepted(form.client_reference, client.permalink, urls));
  }
}
