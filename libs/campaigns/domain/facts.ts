import { lookup } from '@almoner/kernel';

/** The currency that a series reports in; undefined where there is no such series. */
export const seriesCurrency = lookup<[seriesId: string], string | undefined>('campaigns.series-currency');
export const campaignerKnown = lookup<[campaignerId: string], boolean>('campaigns.campaigner-known');
/** The campaign that a slug belongs to. */
export const slugHolder = lookup<[slug: string], string | undefined>('campaigns.slug-holder');
/** The organisation that a slug belongs to. */
export const organisationSlugHolder = lookup<[slug: string], string | undefined>(
  'campaigns.organisation-slug-holder',
);
export const organisationKnown = lookup<[organisationId: string], boolean>('campaigns.organisation-known');
export const campaignKnown = lookup<[campaignId: string], boolean>('campaigns.campaign-known');
/** The fundraising event that a slug belongs to. */
export const fundraisingEventSlugHolder = lookup<[slug: string], string | undefined>(
  'campaigns.fundraising-event-slug-holder',
);
