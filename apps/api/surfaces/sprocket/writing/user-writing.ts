import {
  type ParticipantItem,
  Participants,
  registerParticipant,
  removeParticipant,
  reviseParticipant,
} from '@almoner/campaigns';
import { derivedId } from '@almoner/eventstore/commands';
import { Injectable } from '@nestjs/common';
import type { PersonsCaller } from '../auth';
import { failures } from '../failure';
import { Known, type KnownCampaign, found } from '../known';
import { addressesOf } from './addresses';
import type { OwnParticipant } from './authority';
import type { NewUser, UserEdit } from './forms';
import { minorUnits } from './minor-units';
import { accessOf, mayOpen } from './page-access';
import { Writer, newId } from './writer';

/** Who is registered, and who looks after the registration, where another does. */
interface Registrant {
  readonly personId: string;
  readonly managerId: string | null;
}

/** Makes commands of what is told of users. */
@Injectable()
export class UserWriting {
  constructor(
    private readonly writer: Writer,
    private readonly known: Known,
    private readonly participants: Participants,
  ) {}

  /** @throws Failure */
  async register(
    known: KnownCampaign,
    caller: PersonsCaller,
    { personId, managerId }: Registrant,
    form: NewUser,
    once: string | undefined,
  ): Promise<ParticipantItem> {
    const { campaignId, currency } = known.campaign;
    mayOpen(form.Page_Access, null, known.viewer);
    if (!form.Is_Fundraiser) needsNoPage(form);
    const key = { campaignId, personId };
    const newAddressId = (place: number) =>
      derivedId('sprocket', 'address', campaignId, personId, `${place}`);
    const told = {
      ...key,
      ...profileOf(form),
      managerId,
      teamId: await this.teamOf(known, form.Team_Id ?? null),
      page: form.Is_Fundraiser ? pageOf(form, key, currency) : null,
      addresses: addressesOf(form, [], newAddressId),
    };
    await this.writer.write(registerParticipant, told, caller, once);
    const steps = stepsOf(form);
    if (steps.firstStep || steps.secondStep)
      await this.writer.write(reviseParticipant, { ...key, ...steps }, caller, once && `${once}/steps`);
    return this.item(known, personId);
  }

  /** All that the form tells, or nothing of it. @throws Failure */
  async change(
    own: OwnParticipant,
    caller: PersonsCaller,
    form: UserEdit,
    once: string | undefined,
  ): Promise<ParticipantItem> {
    const { participant, campaign, viewer } = own;
    const { campaignId, personId } = participant;
    mayOpen(form.Page_Access, participant.access, viewer);
    if (participant.pageId !== null && form.Is_Fundraiser === false)
      throw failures.conflict('A fundraising page is not taken back; it can be made inactive.');
    const opens = participant.pageId === null && form.Is_Fundraiser === true;
    if (participant.pageId === null && !opens) needsNoPage(form);
    const key = { campaignId, personId };
    const told = {
      ...key,
      profile: profileOf(form),
      teamId: form.Team_Id === undefined ? undefined : await this.teamOf(own, form.Team_Id),
      opened: opens ? pageOf(form, key, campaign.currency) : undefined,
      page:
        participant.pageId !== null && form.Goal_Amount !== undefined
          ? { goalMinor: minorUnits(form.Goal_Amount, campaign.currency) }
          : undefined,
      access: participant.pageId !== null && form.Page_Access ? accessOf(form.Page_Access) : undefined,
      addresses: addressesOf(form, participant.addresses, (place) => newId(`address/${place}`, caller, once)),
      ...stepsOf(form),
    };
    await this.writer.write(reviseParticipant, told, caller, once);
    return this.item(own, personId);
  }

  /** @throws Failure */
  async remove(
    { participant }: OwnParticipant,
    caller: PersonsCaller,
    once: string | undefined,
  ): Promise<void> {
    const { campaignId, personId } = participant;
    await this.writer.write(removeParticipant, { campaignId, personId }, caller, once);
  }

  /** As organisers see them, and they themselves. */
  private async item({ campaign, viewer }: KnownCampaign, personId: string): Promise<ParticipantItem> {
    const seen = viewer.audience === 'admin' ? viewer : ({ audience: 'person', personId } as const);
    return found(await this.participants.byPerson(campaign.campaignId, personId, seen));
  }

  private async teamOf(known: KnownCampaign, number: number | null): Promise<string | null> {
    return number === null ? null : (await this.known.team(known, number)).teamId;
  }
}

const profileOf = (form: UserEdit) => ({
  firstName: form.First_Name,
  lastName: form.Last_Name,
  email: form.Email,
  picture: form.Profile_Image,
});

const stepsOf = (form: UserEdit) => ({
  firstStep: form.External_Completed_1,
  secondStep: form.External_Completed_2,
});

/** A participant has one page in a campaign, so that its id follows from theirs. */
const pageOf = (
  { Goal_Amount: goal = null, Page_Access: access = 'Public' }: UserEdit,
  { campaignId, personId }: { readonly campaignId: string; readonly personId: string },
  currency: string,
) => ({
  pageId: derivedId('sprocket', 'page', campaignId, personId),
  goalMinor: minorUnits(goal, currency),
  access: accessOf(access),
});

function needsNoPage({ Goal_Amount: goal, Page_Access: access }: UserEdit): void {
  const told = goal === undefined || goal === null ? access && 'Page_Access' : 'Goal_Amount';
  if (told) throw failures.unacceptable(`${told} needs Is_Fundraiser.`);
}
