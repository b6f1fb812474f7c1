import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { participantKey, personalPage } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { sealedPageWords } from './participant-words';
import { refuse } from './refusals';

export const openPersonalPage = defineCommand({
  name: 'campaigns.OpenPersonalPage',
  summary: 'Gives a participant a page of their own on which they raise money.',
  schema: personalPage.extend(participantKey),
  stream: participantStream,
  decider: participant,
  persons: ({ personId }) => [personId],
  facts: ({ numbers }, read) => anyNumberGiven(read, 'page', numbers),
  decide(state, { campaignId, personId, ...told }, numberTaken, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    const page = { ...told, ...sealedPageWords(personId, told, seal) };
    if (state.page !== null) {
      const same = isSame({ ...state.page, numbers: undefined }, { ...page, numbers: undefined });
      return same ? accept() : refuse('campaigns.page-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.PersonalPageOpened',
      data: { campaignId, personId, seriesId: state.seriesId, page, openedAt: now.toISOString() },
    });
  },
});
