import { DonationLedger, type LedgerScope, ledgerAmountDigits } from '@almoner/donations';
import { Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { AccessToken, type Caller, Open, type PersonsCaller, TheCaller } from '../auth';
import { collections } from '../collections';
import { Known, type KnownCampaign, found } from '../known';
import { Id, type Query as Given } from '../parameters';
import { SprocketController } from '../sprocket-controller';
import { TheVersion, type Version, kinds, readAsked, sendList } from '../version';
import { Authority } from '../writing/authority';
import { ShownDonations } from './shown-donations';

const user = 'campaigns/:campaignID/users/:userID';
const team = 'campaigns/:campaignID/teams/:teamID';

/** What was given: whole to whom it is credited to, and to everybody as it is displayed. */
@SprocketController()
export class DonationsController {
  constructor(
    private readonly authority: Authority,
    private readonly known: Known,
    private readonly ledger: DonationLedger,
    private readonly shown: ShownDonations,
  ) {}

  @AccessToken('donations.read')
  @Get([`v1/${user}/donations`, `v2/${user}/donations`])
  async ofUser(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    const seen = await this.authority.overUser(caller, campaignNumber, userNumber);
    const asked = readAsked(version, collections.donations, query);
    const own = found(seen);
    const { pageId } = own.participant;
    // Nothing is credited to who has no page.
    if (pageId === null) return sendList(response, version, kinds.donation, [], asked, 0);
    const audience = own.viewer.audience === 'admin' ? 'admin' : 'owner';
    const { items, total } = await this.ledger.of({ pageId }, asked.sift(ledgerAmountDigits), audience);
    sendList(
      response,
      version,
      kinds.donation,
      await this.shown.donations(items, own.campaign),
      asked,
      total,
    );
  }

  @AccessToken('donations.read')
  @Get([`v1/${team}/donations`, `v2/${team}/donations`])
  async ofTeam(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Res() response: Response,
  ): Promise<void> {
    const seen = await this.authority.overTeam(caller, campaignNumber, teamNumber);
    const asked = readAsked(version, collections.donations, query);
    const own = found(seen);
    const { teamId } = own.team;
    const audience = own.viewer.audience === 'admin' ? 'admin' : 'captain';
    const { items, total } = await this.ledger.of({ teamId }, asked.sift(ledgerAmountDigits), audience);
    sendList(
      response,
      version,
      kinds.donation,
      await this.shown.donations(items, own.campaign),
      asked,
      total,
    );
  }

  @Open()
  @Get(['v1/campaigns/:campaignID/displayed_donations', 'v2/campaigns/:campaignID/displayed_donations'])
  displayed(
    @Id('campaignID') campaignNumber: number,
    @Query() query: Given,
    @TheVersion() version: Version,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendDisplayed(response, version, query, async () => {
      const { campaignId } = (await this.known.campaign(campaignNumber, caller)).campaign;
      return { campaignId };
    });
  }

  @Open()
  @Get(`v2/${user}/displayed_donations`)
  displayedOfUser(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendDisplayed(response, 2, query, async () => {
      const campaign = await this.known.campaign(campaignNumber, caller);
      const { pageId } = await this.known.participant(campaign, userNumber);
      return pageId === null ? undefined : { pageId };
    });
  }

  @Open()
  @Get(`v2/${team}/displayed_donations`)
  displayedOfTeam(
    @Id('campaignID') campaignNumber: number,
    @Id('teamID') teamNumber: number,
    @Query() query: Given,
    @TheCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.sendDisplayed(response, 2, query, async () => {
      const campaign: KnownCampaign = await this.known.campaign(campaignNumber, caller);
      const { teamId } = await this.known.team(campaign, teamNumber);
      return { teamId };
    });
  }

  /** @param scopeOf undefined where nothing can be credited */
  private async sendDisplayed(
    response: Response,
    version: Version,
    query: Given,
    scopeOf: () => Promise<LedgerScope | undefined>,
  ): Promise<void> {
    const asked = readAsked(version, collections.displayedDonations, query);
    const scope = await scopeOf();
    const { items, total } =
      scope === undefined
        ? { items: [], total: 0 }
        : await this.ledger.shown(scope, asked.sift(ledgerAmountDigits));
    sendList(response, version, kinds.displayed, items, asked, total);
  }
}
