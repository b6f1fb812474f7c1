import type { AccessRow } from '../surface';
import { perPageMax } from './paging';

const one = (operationId: string): AccessRow => ({ operationId, needs: 'nothing', pageLimit: 'one' });
const own = (operationId: string): AccessRow => ({
  operationId,
  needs: 'the Basic credentials of the client in the path',
  pageLimit: 'one',
});
const form = (operationId: string): AccessRow => ({
  operationId,
  needs: 'the token of the form and the cookie that came with it',
  pageLimit: 'one',
});
const list = (operationId: string): AccessRow => ({ operationId, needs: 'nothing', pageLimit: perPageMax });

/** The calls that are answered so far, by the one spelling that the entry makes of every address. */
export const access: Readonly<Record<string, AccessRow>> = {
  'GET /:locale/api_v4/organisations.json': list('listOrganisations'),
  'GET /:locale/api_v4/organisations/:organisation_id.json': one('getOrganisation'),
  'GET /:locale/api_v4/organisations/:organisation_id/projects.json': list('listOrganisationProjects'),
  'GET /:locale/api_v4/projects.json': list('listProjects'),
  'GET /:locale/api_v4/projects/:project_id.json': one('getProject'),
  'GET /:locale/api_v4/projects/:project_id/needs.json': list('listProjectNeeds'),
  'GET /:locale/api_v4/projects/:project_id/needs/:need_id.json': one('getProjectNeed'),
  'GET /:locale/api_v4/projects/:project_id/pictures.json': list('listProjectPictures'),
  'GET /:locale/api_v4/projects/:project_id/pictures/:picture_id.json': one('getProjectPicture'),
  'GET /:locale/api_v4/projects/:project_id/blog_posts.json': list('listProjectBlogPosts'),
  'GET /:locale/api_v4/projects/:project_id/blog_posts/:blog_post_id.json': one('getProjectBlogPost'),
  'GET /:locale/api_v4/blog_posts/:blog_post_id.json': one('getBlogPost'),
  'GET /:locale/api_v4/projects/:project_id/opinions/:opinion_id.json': one('getProjectOpinion'),
  'GET /:locale/api_v4/projects/:project_id/opinions.json': list('listProjectOpinions'),
  'GET /:locale/api_v4/clients/:client_id.json': one('getClient'),
  'GET /:locale/api_v4/clients/:client_id/project_statistics.json': one('getClientProjectStatistics'),
  'GET /:locale/api_v4/users/:user_id/contact_data.json': {
    operationId: 'getUserContactData',
    needs: 'the Basic credentials of a client whose project the user manages',
    pageLimit: 'one',
  },
  'GET /:locale/api_v4/clients/:client_id/client_donations.json': list('listClientDonations'),
  'GET /:locale/api_v4/clients/:client_id/client_donations/:client_donation_id.json':
    one('getClientDonation'),
  'GET /:locale/api_v4/clients/:client_id/client_donations/:client_donation_id/donor_contact_data.json':
    own('getDonorContactData'),
  'POST /:locale/api_v4/clients/:client_id/projects/:project_id/donation_pledges.json':
    own('createDonationPledge'),
  'POST /:locale/api_v4/clients/:client_id/projects/:project_id/mailing_subscriptions.json':
    own('createMailingSubscription'),
  'GET /:locale/api_v4/clients/:client_id/projects/:project_id.json': one('getClientProject'),
  'GET /:locale/api_v4/clients/:client_id/blog_posts.json': list('listClientBlogPosts'),
  'GET /:locale/api_v4/clients/:client_id/opinions.json': list('listClientOpinions'),
  'GET /:locale/api_v4/clients/:client_id/projects.json': list('listClientProjects'),
  'GET /:locale/api_v4/fundraising_events.json': list('listFundraisingEvents'),
  'GET /:locale/api_v4/fundraising_events/:fundraising_event_id.json': one('getFundraisingEvent'),
  'GET /:locale/api_v4/fundraising_events/:fundraising_event_id/opinions.json': list(
    'listFundraisingEventOpinions',
  ),
  'GET /:locale/api_v4/fundraising_events/:fundraising_event_id/opinions/:opinion_id.json': one(
    'getFundraisingEventOpinion',
  ),
  'GET /:locale/api_v4/fundraising_events/:fundraising_event_id/featured_projects.json':
    list('listFeaturedProjects'),
  'GET /:locale/api_v4/fundraising_events/:fundraising_event_id/forwardings.json': list('listForwardings'),
  'GET /:locale/api_v4/clients/:client_id/fundraising-events.json': list('listClientFundraisingEvents'),
  'GET /:locale/api_v4/clients/:client_id/fundraising-events/:fundraising_event_id.json':
    one('getClientFundraisingEvent'),
  'GET /:locale/api_v4/clients/:client_id/fundraising_event_statistics.json': one(
    'getClientFundraisingEventStatistics',
  ),
  'GET /:locale/api_v4/contests/:contest_id.json': one('getContest'),
  'GET /:locale/api_v4/contests/:contest_id/results.json': list('listContestResults'),
  'GET /:locale/api_v4/matching_funds.json': list('listMatchingFunds'),
  'GET /:locale/api_v4/matching_funds/:matching_fund_id.json': one('getMatchingFund'),
  'GET /:locale/api_v4/matching_funds/:matching_fund_id/projects.json': list('listMatchingFundProjects'),
  'GET /:locale/api_v4/clients/:client_id/tags.json': list('listClientTags'),
  'GET /:locale/api_v4/clients/:client_id/tags/:tag/projects.json': list('listClientTagProjects'),
  'GET /:locale/api_v4/volunteering.json': list('listVolunteering'),
  'GET /:locale/api_v4/volunteering/:volunteering_id.json': one('getVolunteering'),
  'GET /:locale/api_v4/clients/:client_id/projects/:project_id/tags.json': list('listClientProjectTags'),
  'GET /:locale/projects/:project_id/client_donations/new': one('openProjectDonationForm'),
  'POST /:locale/projects/:project_id/client_donations/new': form('sendProjectDonationForm'),
  'GET /:locale/fundraising-events/:event_id_or_slug/client_donations/new': one(
    'openFundraisingEventDonationForm',
  ),
  'POST /:locale/fundraising-events/:event_id_or_slug/client_donations/new': form(
    'sendFundraisingEventDonationForm',
  ),
  'POST /gateway/v1/confirmations': {
    operationId: 'confirmDonation',
    needs: 'a signature with the secret of the gateway',
    pageLimit: 'one',
  },
};

/** The methods that a path takes; empty outside the table. */
export function methodsOf(path: string): readonly string[] {
  return rows.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

const rows = Object.keys(access).map((row) => {
  const [method = '', template = ''] = row.split(' ');
  const source = template.replaceAll('.', String.raw`\.`).replace(/:[a-z_]+/g, '[^/]+');
  return { method, pattern: new RegExp(`^${source}$`) };
});
