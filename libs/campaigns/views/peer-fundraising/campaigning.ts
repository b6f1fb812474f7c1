import { type RecordedEvent, fold, wholeSecond } from '@almoner/kernel';
import type { OrganiserAppointed, OrganiserDismissed } from '@almoner/identity/events';
import { type Reading, type RowOf, type RowOperation, put, reading, remove } from '@almoner/readstore';
import type {
  CampaignApproved,
  CampaignChanged,
  CampaignDescribed,
  CampaignEvent,
  CampaignPlan,
  CampaignPlanned,
  CampaignSubmitted,
  CampaignWithdrawn,
  DonorDataRestricted,
  SeriesOpened,
} from '../../events';
import { stamp } from './moving';
import { numbered, pageBegun } from './numbering';
import { OrganiserRow, PeerCampaignRow, PeerSeriesRow } from './peer-campaigns.table';

type Campaign = RowOf<typeof PeerCampaignRow>;

const places: Readonly<Record<CampaignPlan['kind'], number>> = {
  event: 1,
  'do-it-yourself': 2,
  champion: 3,
  crowdfunding: 4,
  memorial: 5,
  other: 0,
};

const planning = <E extends CampaignEvent>(
  changes: (event: RecordedEvent<E>) => Partial<Campaign>,
  more: (event: RecordedEvent<E>) => readonly RowOperation[] = () => [],
): Reading<E> =>
  reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: PeerCampaignRow, key: { campaignId } }],
    apply(event, own) {
      const row = own(PeerCampaignRow, { campaignId: event.data.campaignId });
      if (row === undefined) throw new Error(`${event.type} stands before the campaign was submitted`);
      const after = { ...row, ...changes(event), ...stamp(row.modifiedAt, event) };
      return [put(PeerCampaignRow, after), ...more(event)];
    },
  });

const campaignPage = (campaignId: string, numbers?: CampaignPlanned['data']['pageNumbers']): RowOperation[] =>
  pageBegun(campaignId, { owner: 'campaign', campaignId }, numbers, {
    table: PeerCampaignRow,
    key: { campaignId },
    column: 'pageNumber',
  });

/** The number of a campaign's page is given as soon as anybody can see it, so that a plan may bring it along before. */
export const campaigning = {
  'campaigns.SeriesOpened': ({ data, position }: RecordedEvent<SeriesOpened>) => {
    const { openedAt, url = null, numbers, pageNumbers, ...series } = data;
    const { seriesId } = series;
    const createdAt = wholeSecond(Date.parse(openedAt));
    const table = PeerSeriesRow;
    return [
      put(table, { ...series, url, number: 0, pageNumber: 0, createdAt, version: position }),
      numbered('series', seriesId, numbers, { table, key: { seriesId }, column: 'number' }),
      ...pageBegun(seriesId, { owner: 'series', seriesId }, pageNumbers, {
        table,
        key: { seriesId },
        column: 'pageNumber',
      }),
    ];
  },
  'campaigns.CampaignSubmitted': reading<CampaignSubmitted>({
    keys: ({ data: { seriesId } }) => [{ table: PeerSeriesRow, key: { seriesId } }],
    apply(event, own) {
      const { campaignId, seriesId, title, description, slug, currency, submittedAt, numbers } = event.data;
      const createdAt = wholeSecond(Date.parse(submittedAt));
      return [
        put(PeerCampaignRow, {
          campaignId,
          seriesId,
          title,
          titleFolded: fold(title),
          description,
          slug,
          currency,
          number: 0,
          seriesNumber: own(PeerSeriesRow, { seriesId })?.number ?? 0,
          status: 'draft',
          listed: false,
          kind: 'other',
          kindPlace: places.other,
          donorDataRestricted: false,
          createdAt,
          ...stamp(createdAt, event),
        }),
        numbered('campaign', campaignId, numbers, {
          table: PeerCampaignRow,
          key: { campaignId },
          column: 'number',
        }),
      ];
    },
  }),
  'campaigns.CampaignChanged': planning<CampaignChanged>(
    ({
      data: {
        changes: { title, description, slug },
      },
    }) => ({
      ...(title !== undefined && { title, titleFolded: fold(title) }),
      ...(description !== undefined && { description }),
      ...(slug !== undefined && { slug }),
    }),
  ),
  'campaigns.CampaignDescribed': planning<CampaignDescribed>(({ data: { changes } }) =>
    changes.organisationId === undefined ? {} : { organisationId: changes.organisationId },
  ),
  'campaigns.CampaignApproved': planning<CampaignApproved>(
    () => ({ status: 'listed', listed: true }),
    ({ data: { campaignId } }) => campaignPage(campaignId),
  ),
  'campaigns.CampaignWithdrawn': planning<CampaignWithdrawn>(() => ({ status: 'withdrawn', listed: false })),
  'campaigns.CampaignPlanned': planning<CampaignPlanned>(
    ({ data: { changes } }) => {
      const { goalMinor, heldAt, kind, url } = changes;
      return {
        ...(goalMinor !== undefined && { goalMinor }),
        ...(heldAt !== undefined && { heldAt: heldAt === null ? null : wholeSecond(Date.parse(heldAt)) }),
        ...(kind !== undefined && { kind, kindPlace: places[kind] }),
        ...(url !== undefined && { url }),
      };
    },
    ({ data: { campaignId, pageNumbers } }) => campaignPage(campaignId, pageNumbers),
  ),
  'campaigns.DonorDataRestricted': planning<DonorDataRestricted>(({ data: { restricted } }) => ({
    donorDataRestricted: restricted,
  })),
  'identity.OrganiserAppointed': ({
    data: { personId, campaignId },
  }: RecordedEvent<OrganiserAppointed>): readonly RowOperation[] => [
    put(OrganiserRow, { personId, campaignId }),
    ...campaignPage(campaignId),
  ],
  'identity.OrganiserDismissed': ({
    data: { personId, campaignId },
  }: RecordedEvent<OrganiserDismissed>): readonly RowOperation[] => [
    remove(OrganiserRow, { personId, campaignId }),
  ],
};
