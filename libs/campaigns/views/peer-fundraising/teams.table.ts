import { p, viewTable } from '@almoner/readstore';
import type { PageAccess } from '../../events';

/** One team and its page. Money and `version` are as those of participants. */
export const TeamRow = viewTable(
  'teams',
  {
    teamId: p.string().primary(),
    campaignId: p.string(),
    seriesId: p.string(),
    number: p.integer(),
    name: p.text(),
    nameFolded: p.text(),
    picture: p.text().nullable(),
    pageId: p.string(),
    pageNumber: p.integer(),
    access: p.string().$type<PageAccess>(),
    header: p.text().nullable(),
    html: p.text().nullable(),
    goalMinor: p.bigint('number').nullable(),
    /** JSON list of the persons named as captains; those of them who are members lead the team. */
    namedCaptains: p.text(),
    /** Whether everybody finds it in lists. */
    listed: p.boolean(),
    raisedMinor: p.bigint(),
    seriesRaisedMinor: p.bigint(),
    createdAt: p.bigint('number'),
    modifiedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['campaignId', 'number'],
      ['campaignId', 'nameFolded', 'number'],
      ['campaignId', 'raisedMinor', 'number'],
      ['seriesId', 'seriesRaisedMinor', 'number'],
      ['campaignId', 'goalMinor', 'number'],
      ['campaignId', 'createdAt', 'number'],
      ['campaignId', 'modifiedAt', 'number'],
    ],
  },
);
