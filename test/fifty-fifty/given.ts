import { CampaignDirectory } from '@almoner/campaigns';
import {
  campaign,
  campaignId,
  campaigner,
  client,
  gift,
  idOf,
  otherCampaignId,
  series,
  supportPledge,
} from '../../libs/testing/records';
import type { RunningApi } from '../running-api';

/** Assigned to project 1. */
export const assignedKey = '0123456789abcdef0123456789abcdef';
/** Live, and assigned to nothing. */
export const otherKey = 'fedcba9876543210fedcba9876543210';
export const otherCampaignerId = idOf(102);
export const otherClientId = idOf(106);

/** A day on which nothing special happens. */
export const opened = new Date('2011-08-23T09:58:54Z');

/** The rates that the contract names (`x-rates`). */
export const rates = [
  { currency: 'USD', rateToGbp: '0.61', effectiveFrom: '2011-08-27' },
  { currency: 'USD', rateToGbp: '0.62', effectiveFrom: '2011-09-05' },
  { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' },
];

/** Two listed projects without gifts, two live keys, of which one may write to project 1, and the contract's rates. */
export async function givenTwoProjects(api: RunningApi, known = { rates }): Promise<void> {
  const at = { at: opened };
  await api.execute('campaigns.OpenSeries', series(), at);
  await api.execute('campaigns.RegisterCampaigner', campaigner(), at);
  await api.execute(
    'campaigns.RegisterCampaigner',
    campaigner({ campaignerId: otherCampaignerId, name: 'Facebook Friends', location: null, avatar: null }),
    at,
  );
  await api.execute('campaigns.SubmitCampaign', campaign(), at);
  await api.execute('campaigns.SubmitCampaign', otherCampaign(), at);
  for (const id of [campaignId, otherCampaignId]) {
    await api.execute('campaigns.ApproveCampaign', { campaignId: id }, at);
  }
  for (const rate of known.rates) await api.execute('donations.SetExchangeRate', rate, at);
  const { clientId } = client();
  await api.execute('identity.IssueApiKey', client({ key: assignedKey }), at);
  await api.execute('identity.AssignCampaignToClient', { clientId, campaignId }, at);
  await api.execute(
    'identity.IssueApiKey',
    client({ clientId: otherClientId, label: 'A reader', key: otherKey }),
    at,
  );
}

export const otherCampaign = (special: Readonly<Record<string, unknown>> = {}) =>
  campaign({
    campaignId: otherCampaignId,
    campaignerId: otherCampaignerId,
    title: 'Facebook Famine',
    slug: 'facebook-famine',
    hashtag: '#facebookfamine',
    gatewayUrl: null,
    ...special,
  });

/** A gift that came through a gateway to project 1; `number` makes its id. */
export const gatewayGift = (number: number, special: Readonly<Record<string, unknown>> = {}) =>
  gift({ donationId: idOf(1000 + number), source: 'unicef', reference: null, ...special });

/** A project of its own for one test, so that tests share an API and no numbers. */
export interface OwnProject {
  readonly campaignId: string;
  /** As the surface writes it. */
  readonly id: string;
  give(special?: Special): Promise<string>;
  pledge(name: string, special?: Special): Promise<string>;
}

type Special = Readonly<Record<string, unknown>>;

let records = 0;
const nextId = (): string => idOf((records += 1) + 10_000);

/** A listed project; gifts and promises to it get ids of their own, which come back. */
export async function givenProject(api: RunningApi, special: Special = {}): Promise<OwnProject> {
  const own = nextId();
  const name = `project-${records}`;
  await api.execute(
    'campaigns.SubmitCampaign',
    campaign({ campaignId: own, slug: name, title: name, ...special }),
  );
  await api.execute('campaigns.ApproveCampaign', { campaignId: own });
  return {
    campaignId: own,
    id: await numberOf(api, own),
    async give(gave = {}) {
      const donationId = nextId();
      const data = gatewayGift(0, { donationId, campaignId: own, ...gave });
      await api.execute('donations.RecordDonation', data);
      return donationId;
    },
    async pledge(by, pledged = {}) {
      const supportPledgeId = nextId();
      const data = supportPledge({
        supportPledgeId,
        personId: nextId(),
        campaignId: own,
        name: by,
        ...pledged,
      });
      await api.execute('participation.PledgeToCampaign', data);
      return supportPledgeId;
    },
  };
}

async function numberOf(api: RunningApi, own: string): Promise<string> {
  const listed = await api.app.get(CampaignDirectory, { strict: false }).listed('fifty-fifty');
  const found = listed.find((each) => each.campaignId === own);
  if (found === undefined) throw new Error('the project is not listed');
  return String(found.number);
}

/** Lets the assigned key write to a project. */
export function assign(api: RunningApi, { campaignId: own }: OwnProject): Promise<void> {
  return api.execute('identity.AssignCampaignToClient', { clientId: client().clientId, campaignId: own });
}
