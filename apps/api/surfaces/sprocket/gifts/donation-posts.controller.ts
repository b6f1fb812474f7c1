import { Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccessToken, type PersonsCaller, TheCaller } from '../auth';
import { readBody } from '../body';
import { found } from '../known';
import { Id } from '../parameters';
import { SprocketController } from '../sprocket-controller';
import { TheVersion, type Version, kinds, sendNew } from '../version';
import { Authority } from '../writing/authority';
import { inVersion } from '../writing/forms';
import { Once } from '../writing/writer';
import { DonationWriting } from './donation-writing';
import { forms } from './forms';
import { pageOf } from './recipients';
import { ShownDonations } from './shown-donations';

/** Fundraisers key in what they were given; it counts once an organiser verified it. */
@SprocketController()
export class DonationPostsController {
  constructor(
    private readonly authority: Authority,
    private readonly writing: DonationWriting,
    private readonly shown: ShownDonations,
  ) {}

  /** Whatever recipient the body names, it is the fundraiser's own page. */
  @AccessToken('donations.write')
  @Post([
    'v1/campaigns/:campaignID/users/:userID/donations',
    'v2/campaigns/:campaignID/users/:userID/donations',
  ])
  async post(
    @Id('campaignID') campaignNumber: number,
    @Id('userID') userNumber: number,
    @TheVersion() version: Version,
    @TheCaller() caller: PersonsCaller,
    @Once() once: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const seen = await this.authority.overUser(caller, campaignNumber, userNumber);
    const form = await readBody(request, response, inVersion(version, 'Donation', forms.newDonation));
    const own = found(seen);
    const pageId = pageOf(own.participant);
    const entry = await this.writing.post(own, caller, form, { pageId, verified: false, once });
    const donation = await this.shown.donation(entry, own.campaign);
    const list = `/sprocket/v${version}/campaigns/${campaignNumber}/users/${userNumber}/donations`;
    sendNew(response, version, kinds.donation, donation, `${list}?from_id=${donation.number}&limit=1`);
  }
}
