import type { PersonalPageAccessSet, PersonalPageChanged, PersonalPageOpened } from '../../events';
import { paged, personalPageBegun, taking } from './registering';

export const personalPages = {
  'campaigns.PersonalPageOpened': taking<PersonalPageOpened>(
    ({ data: { page } }, _, open) => ({
      ...paged(page, open),
      // Gifts to a page that went with an earlier registration are not this page's.
      raisedMinor: 0n,
      seriesRaisedMinor: 0n,
      giftCount: 0,
    }),
    { more: ({ data }) => personalPageBegun(data, data.page) },
  ),
  'campaigns.PersonalPageChanged': taking<PersonalPageChanged>(({ data: { changes } }, _, open) => ({
    ...(changes.goalMinor !== undefined && { goalMinor: changes.goalMinor }),
    ...(changes.header !== undefined && { header: open(changes.header) }),
    ...(changes.html !== undefined && { html: open(changes.html) }),
  })),
  'campaigns.PersonalPageAccessSet': taking<PersonalPageAccessSet>(({ data: { access } }) => ({ access })),
};
