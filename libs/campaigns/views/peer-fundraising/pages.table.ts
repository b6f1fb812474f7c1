import { p, viewTable } from '@almoner/readstore';

/** Whose goal a page shows. A campaign and a series have a goal as well; their own id stands for its page. */
export const PageRow = viewTable('fundraising_pages', {
  pageId: p.string().primary(),
  owner: p.string().$type<'participant' | 'team' | 'campaign' | 'series'>(),
  campaignId: p.string().nullable(),
  personId: p.string().nullable(),
  teamId: p.string().nullable(),
  seriesId: p.string().nullable(),
});

/** The kinds of record that are numbered here. */
export type PeerKind = 'participant' | 'team' | 'page' | 'address' | 'series' | 'campaign';

/** The numbers by which the surface knows records; they stay when a record goes, so that none is given again. */
export const PeerNumberRow = viewTable(
  'peer_numbers',
  {
    kind: p.string().$type<PeerKind>().primary(),
    recordId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['kind', 'number']] },
);

/** How many participants and teams a campaign has, or participants a team; `scope` is its id. */
export const PeerCountRow = viewTable('peer_counts', {
  scope: p.string().primary(),
  participants: p.integer(),
  listedParticipants: p.integer(),
  teams: p.integer(),
  listedTeams: p.integer(),
});
