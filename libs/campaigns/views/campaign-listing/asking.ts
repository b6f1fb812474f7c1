import { type Texts, inLanguage } from '@almoner/kernel';
import { change, give } from '@almoner/readstore';
import type { NeedAdded, NeedChanged, NeedRemoved } from '../../events';
import { CampaignNeedRow } from './campaign-listing.table';
import { type Listing, moving } from './moving';
import { type AskedNeed, readNeeds } from './needs';

const rewritten = ({ needs }: Listing, rewrite: (needs: readonly AskedNeed[]) => readonly AskedNeed[]) => ({
  needs: JSON.stringify(rewrite(readNeeds(needs))),
});

export const needAdded = (numbering: string) =>
  moving<NeedAdded>(
    ({ data: { needId, requestedEurMinor } }, row) =>
      rewritten(row, (needs) => [...needs, { needId, requested: requestedEurMinor, given: 0 }]),
    ({ data }) => {
      const { needId, campaignId, title, description, requestedMinor, currency, addedAt, numbers } = data;
      const at = Date.parse(addedAt);
      const words = { ...titled(title), ...described(description) };
      return [
        give(
          CampaignNeedRow,
          { needId, campaignId, requestedMinor, currency, ...words, createdAt: at, updatedAt: at },
          { column: 'number', counter: 'need', number: numbers?.[numbering] },
        ),
      ];
    },
  );

export const needChanged = moving<NeedChanged>(
  ({ data: { needId, changes } }, row) =>
    rewritten(row, (needs) =>
      needs.map((need) =>
        need.needId === needId ? { ...need, requested: changes.requestedEurMinor ?? need.requested } : need,
      ),
    ),
  ({ data: { needId, changes, changedAt } }) => {
    const { title, description, requestedMinor } = changes;
    const set = {
      ...(title && titled(title)),
      ...(description !== undefined && described(description)),
      requestedMinor,
      updatedAt: Date.parse(changedAt),
    };
    return [change(CampaignNeedRow, { needId }, { set })];
  },
);

export const needRemoved = moving<NeedRemoved>(
  ({ data: { needId } }, row) => rewritten(row, (needs) => needs.filter((need) => need.needId !== needId)),
  ({ data: { needId } }) => [change(CampaignNeedRow, { needId }, { set: { removed: true } })],
);

const titled = (title: Texts) => ({ titleDe: inLanguage(title, 'de'), titleEn: inLanguage(title, 'en') });

const described = (description: Texts | null) => ({
  descriptionDe: description && inLanguage(description, 'de'),
  descriptionEn: description && inLanguage(description, 'en'),
});
