import { DonationLedger, type LedgerEntry, type LedgerField, ledgerAmountDigits } from '@almoner/donations';
import { Delete, Get, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Organiser, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { type Asked, readCollection } from '../collection-query';
import { collections } from '../collections';
import { Known, type KnownCampaign, found } from '../known';
import { Id, type Query as Given } from '../parameters';
import { SprocketController } from '../sprocket-controller';
import { kinds, sendList, sendNew, sendOne } from '../version';
import { wrapped } from '../writing/forms';
import { Once } from '../writing/writer';
import { DonationWriting } from './donation-writing';
import { forms } from './forms';
import { Recipients } from './recipients';
import { ShownDonations } from './shown-donations';

const donations = 'v2/admin/campaigns/:campaignID/donations';

/** All donations of a campaign, for its organisers. */
@SprocketController()
export class OrganisedDonationsController {
  constructor(
    private readonly known: Known,
    private readonly ledger: DonationLedger,
    private readonly shown: ShownDonations,
    private readonly writing: DonationWriting,
    private readonly recipients: Recipients,
  ) {}

  @Organiser()
  @Get(donations)
  list(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendAll(
      response,
      campaignNumber,
      caller,
      readCollection(collections.organiserDonations, query),
    );
  }

  /** Declared before single donations: the literal wins over an id. */
  @Organiser()
  @Get(`${donations}/modified`)
  modified(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheCaller() caller: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendAll(
      response,
      campaignNumber,
      caller,
      readCollection(collections.modifiedDonations, query),
    );
  }

  @Organiser()
  @Post(donations)
  async post(
    @Id('campaignID') campaignNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await readBody(request, response, wrapped('Donation', forms.newDonation));
    const known = await this.known.campaign(campaignNumber, caller);
    const pageId = await this.recipients.pageOf(known, form.Recipient ?? null);
    const verified = form.Payment.Is_Verified ?? false;
    const entry = await this.writing.post(known, caller, form, { pageId, verified, once });
    const path = `/sprocket/v2/admin/campaigns/${campaignNumber}/donations/${entry.number}`;
    sendNew(response, 2, kinds.donation, await this.shown.donation(entry, known.campaign), path);
  }

  @Organiser()
  @Get(`${donations}/:donationID`)
  async one(
    @Id('campaignID') campaignNumber: number,
    @Id('donationID') donationNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    const { campaign } = await this.known.campaign(campaignNumber, caller);
    const entry = await this.entry(campaign, donationNumber);
    sendOne(response, 2, kinds.donation, await this.shown.donation(entry, campaign));
  }

  @Organiser()
  @Put(`${donations}/:donationID`)
  async change(
    @Id('campaignID') campaignNumber: number,
    @Id('donationID') donationNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = await readBody(request, response, wrapped('Donation', forms.donation));
    const known = await this.known.campaign(campaignNumber, caller);
    const before = await this.entry(known.campaign, donationNumber);
    const entry = await this.writing.change(known, caller, before, form, once);
    sendOne(response, 2, kinds.donation, await this.shown.donation(entry, known.campaign));
  }

  /** Answers with the donation as it was. */
  @Organiser()
  @Delete(`${donations}/:donationID`)
  async remove(
    @Id('campaignID') campaignNumber: number,
    @Id('donationID') donationNumber: number,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const { campaign } = await this.known.campaign(campaignNumber, caller);
    const entry = await this.entry(campaign, donationNumber);
    const before = await this.shown.donation(entry, campaign);
    await this.writing.remove(entry, caller, once);
    sendOne(response, 2, kinds.donation, before);
  }

  private async entry({ campaignId }: KnownCampaign['campaign'], number: number): Promise<LedgerEntry> {
    return found(await this.ledger.byNumber(campaignId, number));
  }

  private async sendAll(
    response: Response,
    campaignNumber: number,
    caller: PersonsCaller,
    asked: Asked<LedgerField>,
  ): Promise<void> {
    const { campaign } = await this.known.campaign(campaignNumber, caller);
    const { campaignId } = campaign;
    const { items, total } = await this.ledger.of({ campaignId }, asked.sift(ledgerAmountDigits), 'admin');
    sendList(response, 2, kinds.donation, await this.shown.donations(items, campaign), asked, total);
  }
}
