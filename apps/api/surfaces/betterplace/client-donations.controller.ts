import { Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import { type CampaignName, CampaignNames, EventNames } from '@almoner/campaigns';
import { type ClientDonationItem, ClientDonations } from '@almoner/donations';
import type { ClientItem } from '@almoner/identity';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { ClientGuard, TheClient } from './client.guard';
import type { Part } from './etag';
import { Failure } from './failure';
import { Known } from './known';
import { readFacets, readOrder } from './list-grammar';
import { lists } from './lists';
import { presentList, readPage } from './paging';
import {
  type ClientDonationSource,
  type Receiver,
  presentClientDonation,
  presentContact,
} from './present/client-donation';
import type { Urls } from './present/wire';
import { TheUrls } from './reader';

/** What came through a client, for everybody who knows the client and the token or the reference; the donor is the client's alone. */
@BetterplaceController()
export class ClientDonationsController {
  constructor(
    private readonly known: Known,
    private readonly donations: ClientDonations,
    private readonly names: CampaignNames,
    private readonly events: EventNames,
  ) {}

  @Get('clients/:client_id/client_donations.json')
  async list(
    @Param('client_id') permalink: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.known.client(permalink);
    const page = readPage(query);
    const facets = readFacets(lists.clientDonations, query);
    const [order] = readOrder(lists.clientDonations, query);
    const { items, total } =
      facets === 'none'
        ? { items: [], total: 0 }
        : await this.donations.page(client.clientId, {
            reference: facets.client_reference,
            descending: order?.direction === 'desc',
            offset: page.offset,
            limit: page.perPage,
          });
    const sources = await this.sourcesOf(items, urls);
    const madeFrom = [page.page, page.perPage, total, ...sources.flatMap(partsOf)];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        total,
        sources.map((each) => presentClientDonation(each, client.permalink, urls)),
      ),
    );
  }

  /** By token or reference; one that was taken back is not found (documented). */
  @Get('clients/:client_id/client_donations/:client_donation_id.json')
  async one(
    @Param('client_id') permalink: string,
    @Param('client_donation_id') key: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.known.client(permalink);
    const donation = await this.donations.find(client.clientId, key);
    if (donation === undefined) throw new Failure(404);
    const [source] = await this.sourcesOf([donation], urls);
    if (source === undefined) throw new Failure(404);
    sendRead(response, partsOf(source), () => presentClientDonation(source, client.permalink, urls));
  }

  /** Who did not consent to it is not found. */
  @Get('clients/:client_id/client_donations/:client_donation_id/donor_contact_data.json')
  @UseGuards(ClientGuard)
  async donor(
    @TheClient() { clientId }: ClientItem,
    @Param('client_donation_id') key: string,
    @Res() response: Response,
  ): Promise<void> {
    const contact = await this.donations.donorContact(clientId, key);
    if (contact === undefined) throw new Failure(404);
    const { email, firstName, lastName } = contact;
    const told = { email, firstName: firstName ?? '', lastName: lastName ?? '' };
    sendRead(response, Object.values(told), () => presentContact(told));
  }

  /** What was given to is named as it is called today. */
  private async sourcesOf(
    items: readonly ClientDonationItem[],
    { language }: Urls,
  ): Promise<readonly ClientDonationSource[]> {
    const [campaigns, needs, events] = await Promise.all([
      this.names.of(named(items, 'campaignId'), language),
      this.names.ofNeeds(named(items, 'needId'), language),
      this.events.of(named(items, 'fundraisingEventId'), language),
    ]);
    return items.flatMap((item) => {
      const campaign = campaigns.get(item.campaignId ?? '');
      const event = events.get(item.fundraisingEventId ?? '');
      const receiver = receiverOf(campaign, needs.get(item.needId ?? ''), event);
      if (receiver === undefined) return [];
      return [{ ...item, cents: item.eurMinor, clientReference: item.reference, receiver }];
    });
  }
}

const named = (items: readonly ClientDonationItem[], what: 'campaignId' | 'needId' | 'fundraisingEventId') =>
  items.flatMap((item) => item[what] ?? []);

type Named = Pick<CampaignName, 'number' | 'title'> | undefined;

function receiverOf(campaign: Named, need: Named, event: Named): Receiver | undefined {
  if (event !== undefined) return { kind: 'FundraisingEvent', number: event.number, title: event.title };
  if (campaign === undefined) return undefined;
  const { number, title } = need ?? campaign;
  return need === undefined
    ? { kind: 'Project', number, title }
    : { kind: 'ProjectElement', number, title, projectNumber: campaign.number };
}

function partsOf({ token, clientReference, cents, receiver }: ClientDonationSource): readonly Part[] {
  return [token, clientReference, cents, receiver.kind, receiver.number, receiver.title];
}
