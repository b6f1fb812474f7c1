import type { ListedCampaign } from '@almoner/campaigns';
import type { ShownFund } from './matching-fund-sources';
import type { KnownPersons } from './persons';
import { shortenedName } from './present/person';
import type { PictureSource } from './present/picture';
import type { ProjectSource } from './present/project';

/** A listed campaign is this API's project. */
export function projectOf(
  campaign: ListedCampaign,
  fund: ShownFund | undefined,
  managers: KnownPersons,
): ProjectSource {
  const { carrier } = campaign;
  return {
    ...campaign,
    openCents: campaign.openEurMinor,
    donatedCents: campaign.donatedEurMinor,
    positiveOpinions: campaign.positiveOpinionCount,
    negativeOpinions: campaign.negativeOpinionCount,
    donors: campaign.donorCount,
    incompleteNeeds: campaign.incompleteNeedCount,
    completedNeeds: campaign.completedNeedCount,
    updates: campaign.updateCount,
    contact: managers.shown(
      campaign.managerId,
      shortenedName(campaign.managerFirstName, campaign.managerLastName),
    ),
    carrier: carrier === null ? null : { ...carrier, picture: uploaded(carrier.logo) },
    picture: uploaded(campaign.profilePicture),
    activeMatchingFund: fund?.source ?? null,
  };
}

const uploaded = (original: string | null): PictureSource | null => (original === null ? null : { original });
