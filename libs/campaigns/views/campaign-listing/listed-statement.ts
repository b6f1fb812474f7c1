import type { Language } from '@almoner/kernel';
import type { TableReferences } from '@almoner/readstore';
import { CampaignListingRow, CampaignStoryRow, CarrierRow } from './campaign-listing.table';

/** Of campaigns that are looked up by something else: by the plain column, SQLite would walk through the whole list. */
export const listedBesides = 'case when l.listed then 1 else 0 end = 1';

/** Listed campaigns as they are shown. @param which a condition on the columns of the listing, `l` */
export const listedStatement = (t: TableReferences, language: Language, which: string) =>
  `select ${shownColumns(t, language)} from ${t(CampaignListingRow, 'l')}
    join ${t(CampaignStoryRow, 's')} on s.campaign_id = l.campaign_id
    left join ${t(CarrierRow, 'c')} on c.organisation_id = l.organisation_id
    where ${listedBesides} and ${which}`;

const hidden = new Set([
  'needs',
  'client_ids',
  'opening_met_needs',
  'opening_met_eur_minor',
  'rank_down',
  'last_donation_down',
  'listed',
]);

function shownColumns(t: TableReferences, language: Language): string {
  // The references must know all three tables, because the rows' shape comes from them.
  const listing = t.columns(CampaignListingRow, 'l').split(', ');
  return [
    ...listing.filter((column) => !hidden.has(column.replace(/^l\."|"$/g, ''))),
    ...['title', 'description', 'summary'].map((text) => `s.${text}_${language} as ${text}`),
    ...['slug', 'street', 'zip', 'city', 'country_code', 'latitude', 'longitude', 'categories'].map(
      (column) => `s.${column}`,
    ),
    ...['manager_id', 'manager_first_name', 'manager_last_name', 'profile_picture'].map(
      (column) => `s.${column}`,
    ),
    ...['number', 'name', 'city', 'country_code', 'logo'].map((column) => `c.${column} as carrier_${column}`),
  ].join(', ');
}
