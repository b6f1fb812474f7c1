import type { CampaignApproved, CampaignWithdrawn } from '@almoner/campaigns/events';
import { fold } from '@almoner/kernel';
import { type RowOperation, change, projection, put, reading, remove, tally } from '@almoner/readstore';
import type { CampaignTagged, CampaignUntagged } from '../../events';
import { CampaignTagRow, ClientTagCountRow, ClientTagRow, TaggedCampaignRow } from './client-tags.table';

type Tagging = CampaignTagged | CampaignUntagged;
type Listing = CampaignApproved | CampaignWithdrawn;

/** A client's tag, as the rows of a campaign name it. */
interface Tag {
  readonly clientId: string;
  readonly tag: string;
}

export const clientTags = projection<Tagging | Listing>('client-tags', {
  version: 1,
  tables: [CampaignTagRow, TaggedCampaignRow, ClientTagRow, ClientTagCountRow],
  on: {
    'identity.CampaignTagged': tagging((tags, tag) => [...tags, tag]),
    'identity.CampaignUntagged': tagging((tags, gone) => tags.filter((tag) => !isSame(tag, gone))),
    'campaigns.CampaignApproved': listing(true),
    'campaigns.CampaignWithdrawn': listing(false),
  },
});

function tagging<E extends Tagging>(next: (tags: readonly Tag[], tag: Tag) => readonly Tag[]) {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: TaggedCampaignRow, key: { campaignId } }],
    apply({ data: { clientId, campaignId, tag } }, own) {
      const before = own(TaggedCampaignRow, { campaignId });
      const listed = before?.listed ?? false;
      const known = tagsOf(before?.tags);
      const tags = next(known, { clientId, tag });
      const key = { clientId, tagFolded: fold(tag), campaignId };
      return [
        put(TaggedCampaignRow, { campaignId, listed, tags: JSON.stringify(tags) }),
        tags.length > known.length
          ? put(CampaignTagRow, { ...key, tag, listed })
          : remove(CampaignTagRow, key),
        ...(listed ? counted({ clientId, tag }, tags.length - known.length) : []),
      ];
    },
  });
}

/** A campaign may come and go several times; only a change counts. */
function listing<E extends Listing>(listed: boolean) {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: TaggedCampaignRow, key: { campaignId } }],
    apply({ data: { campaignId } }, own) {
      const before = own(TaggedCampaignRow, { campaignId });
      if ((before?.listed ?? false) === listed) return [];
      const tags = tagsOf(before?.tags);
      return [
        put(TaggedCampaignRow, { campaignId, listed, tags: JSON.stringify(tags) }),
        ...tags.flatMap(({ clientId, tag }) => [
          change(CampaignTagRow, { clientId, tagFolded: fold(tag), campaignId }, { set: { listed } }),
          ...counted({ clientId, tag }, listed ? 1 : -1),
        ]),
      ];
    },
  });
}

/** The tally makes the row of a tag that becomes visible; its spelling follows. */
function counted({ clientId, tag }: Tag, by: number): RowOperation[] {
  const key = { clientId, tagFolded: fold(tag) };
  const counter = { table: ClientTagCountRow, key: { clientId }, column: 'tagsCount' } as const;
  return [tally(ClientTagRow, key, by, counter), change(ClientTagRow, key, { set: { tag } })];
}

const tagsOf = (json = '[]'): readonly Tag[] => JSON.parse(json) as Tag[];

const isSame = (one: Tag, other: Tag): boolean =>
  one.clientId === other.clientId && fold(one.tag) === fold(other.tag);
