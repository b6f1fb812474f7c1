import { Injectable } from '@nestjs/common';
import type { DisplayedSource } from './present/displayed-donation';

type Displayed = ReadonlyMap<string, readonly DisplayedSource[]>;

/** The latest gifts that goals show. The ledger of gifts cannot be asked for them yet, so there are none. */
@Injectable()
export class DisplayedGifts {
  async ofPages(_pageIds: readonly string[]): Promise<Displayed> {
    return new Map();
  }

  async ofTeams(_teamIds: readonly string[]): Promise<Displayed> {
    return new Map();
  }

  async ofCampaign(_campaignId: string): Promise<readonly DisplayedSource[]> {
    return [];
  }
}
