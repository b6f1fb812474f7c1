import { PeerNumbers, Participants, type ParticipantItem } from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import { emailKey } from '@almoner/kernel';
import { Keyring } from '../auth/keyring';
import { failures } from '../failure';
import { type KnownCampaign, found } from '../known';
import type { NewDonor } from './forms';

/** Who gave, as the command that keys a donation in takes it. */
export interface Giver {
  readonly donorId: string | null;
  readonly donor: { readonly firstName: string; readonly lastName: string; readonly email: string };
}

/** Finds out who gave: a participant by number, or by the address that was told; anybody else is no participant. */
@Injectable()
export class Donors {
  constructor(
    private readonly participants: Participants,
    private readonly numbers: PeerNumbers,
    private readonly keyring: Keyring,
  ) {}

  /** @throws Failure 403 where the number would tell the caller an address that is none of their business, 404 */
  async giver({ campaign, viewer }: KnownCampaign, told: NewDonor): Promise<Giver> {
    const { campaignId } = campaign;
    if (told.Id !== null && told.Id !== undefined)
      return participating(found(await this.participants.byNumber(campaignId, told.Id, viewer)));
    const { First_Name: firstName = '', Last_Name: lastName = '', Email: email = '' } = told;
    const digest = this.keyring.digest(emailKey(email));
    const donorId = (await this.numbers.participantByEmail(campaignId, digest)) ?? null;
    return { donorId, donor: { firstName, lastName, email } };
  }
}

/** Whoever keys the donation in is shown the donor's address, so only who may see it already names a donor by number. */
function participating({ personId, firstName, lastName, email }: ParticipantItem): Giver {
  if (email === null) throw failures.notYours();
  return { donorId: personId, donor: { firstName: firstName ?? '', lastName: lastName ?? '', email } };
}
