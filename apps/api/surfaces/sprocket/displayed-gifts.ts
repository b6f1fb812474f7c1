import { DonationLedger, type LedgerScope } from '@almoner/donations';
import { Injectable } from '@nestjs/common';
import type { DisplayedSource } from './present/displayed-donation';

type Displayed = ReadonlyMap<string, readonly DisplayedSource[]>;

/** The latest gifts that goals show, newest first. */
@Injectable()
export class DisplayedGifts {
  constructor(private readonly ledger: DonationLedger) {}

  ofPages(pageIds: readonly string[]): Promise<Displayed> {
    return this.ofEach(pageIds, (pageId) => ({ pageId }));
  }

  /** Those to the team itself and to its members while they were on it. */
  ofTeams(teamIds: readonly string[]): Promise<Displayed> {
    return this.ofEach(teamIds, (teamId) => ({ teamId }));
  }

  ofCampaign(campaignId: string): Promise<readonly DisplayedSource[]> {
    return this.ledger.latest({ campaignId });
  }

  private async ofEach(ids: readonly string[], scope: (id: string) => LedgerScope): Promise<Displayed> {
    return new Map(
      await Promise.all(ids.map(async (id) => [id, await this.ledger.latest(scope(id))] as const)),
    );
  }
}
