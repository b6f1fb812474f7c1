import { Get, Param, Res, UseGuards } from '@nestjs/common';
import { CampaignNames, ClientFigures } from '@almoner/campaigns';
import { ClientDonations } from '@almoner/donations';
import { Accounts, ClientCampaigns, type ClientItem, PersonContacts } from '@almoner/identity';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { ClientGuard, TheClient } from './client.guard';
import { Failure } from './failure';
import { Known } from './known';
import { type ClientProjectFigures, presentClient, presentProjectStatistics } from './present/client';
import { presentContact } from './present/client-donation';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class ClientsController {
  constructor(
    private readonly known: Known,
    private readonly campaigns: ClientFigures,
    private readonly donations: ClientDonations,
    private readonly accounts: Accounts,
    private readonly shown: ClientCampaigns,
    private readonly names: CampaignNames,
    private readonly contacts: PersonContacts,
  ) {}

  /** What waits in the pool was given as well, and counts here only. */
  @Get('clients/:client_id.json')
  async one(
    @Param('client_id') permalink: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.known.client(permalink);
    const figures = await this.figuresOf(client);
    const donatedCents = BigInt(figures.donatedCents) + BigInt(figures.poolBalanceCents);
    sendRead(response, Object.values(figures), () =>
      presentClient(client.permalink, { ...figures, donatedCents }, urls),
    );
  }

  @Get('clients/:client_id/project_statistics.json')
  async projectStatistics(@Param('client_id') permalink: string, @Res() response: Response): Promise<void> {
    const figures = await this.figuresOf(await this.known.client(permalink));
    sendRead(response, Object.values(figures), () => presentProjectStatistics(figures));
  }

  /** A client may reach those who manage its projects, and nobody else. @throws Failure 403 for somebody else */
  @Get('users/:user_id/contact_data.json')
  @UseGuards(ClientGuard)
  async manager(
    @TheClient() { clientId }: ClientItem,
    @Param('user_id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const account = await this.accounts.byNumber(surfaceName, readNumber(id));
    if (account === undefined) throw new Failure(404);
    const manager = await this.names.manager(account.personId, await this.shown.idsOf(clientId));
    if (manager === undefined) throw new Failure(403);
    const email = await this.contacts.emailOf(account.personId);
    if (email === undefined) throw new Failure(404);
    const { firstName, lastName } = manager;
    sendRead(response, [firstName, lastName, email], () => presentContact({ firstName, lastName, email }));
  }

  private async figuresOf({ clientId }: ClientItem): Promise<ClientProjectFigures> {
    const [campaigns, donations] = await Promise.all([
      this.campaigns.of(clientId),
      this.donations.money(clientId),
    ]);
    return {
      donatedCents: campaigns.donatedEurMinor,
      poolBalanceCents: donations.pooledEurMinor,
      openCents: campaigns.openEurMinor,
      requestedCents: campaigns.requestedEurMinor,
      projects: campaigns.campaignCount,
      clientDonatedCents: donations.campaignDonatedEurMinor,
      clientMatchedCents: donations.matchedEurMinor,
      clientDonations: donations.campaignDonationCount,
    };
  }
}
