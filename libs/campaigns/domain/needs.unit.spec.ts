import { numbersGiven } from '@almoner/kernel';
import { campaignSubmitted } from '@almoner/testing/events';
import { answering, given, noon } from '@almoner/testing/given';
import { campaignId, idOf } from '@almoner/testing/records';
import type { NeedAdded, NeedChanged, NeedRemoved } from '../events';
import { addNeed } from './add-need';
import { campaign } from './campaign';
import { changeNeed } from './change-need';
import { removeNeed } from './remove-need';

const needId = idOf(40);
const at = noon.toISOString();
const words = {
  title: { original: 'en', en: 'Ten skateboards' },
  description: { original: 'en', en: 'Boards for beginners.' },
} as const;
const need = (special: object = {}) => ({
  campaignId,
  needId,
  ...words,
  requestedMinor: 580_00,
  requestedEurMinor: 666_60,
  ...special,
});
const added = (special: Partial<NeedAdded['data']> = {}): NeedAdded => ({
  type: 'campaigns.NeedAdded',
  data: {
    campaignId,
    needId,
    ...words,
    requestedMinor: 580_00,
    requestedEurMinor: 666_60,
    currency: 'GBP',
    addedAt: at,
    ...special,
  },
});
const changed = (changes: NeedChanged['data']['changes']): NeedChanged => ({
  type: 'campaigns.NeedChanged',
  data: { campaignId, needId, changes, changedAt: at },
});
const removed: NeedRemoved = { type: 'campaigns.NeedRemoved', data: { campaignId, needId, removedAt: at } };
const inEuros = added({ currency: 'EUR', requestedEurMinor: 580_00 });
const free = answering(numbersGiven.need, (_surface, from) => from === 7);

describe('adding a need', () => {
  const story = given(addNeed).events(campaignSubmitted()).facts(free);
  const euros = given(addNeed)
    .events(campaignSubmitted({ currency: 'EUR' }))
    .facts(free);

  test("prices it in the campaign's currency and in euros", () => story.when(need()).then(added()));

  test('its price in euros is its price where the campaign counts in euros', async () => {
    await euros.when(need({ requestedEurMinor: undefined })).then(inEuros);
    await euros.when(need({ requestedEurMinor: 580_00 })).then(inEuros);
    await euros.when(need()).thenRefused('campaigns.euro-price-other');
  });

  test('is refused where nobody says what it is worth in euros', () =>
    story.when(need({ requestedEurMinor: undefined })).thenRefused('campaigns.euro-price-missing'));

  test('needs no description, and keeps the number it brings along', () =>
    story
      .when(need({ description: undefined, numbers: { betterplace: 8 } }))
      .then(added({ description: null, numbers: { betterplace: 8 } })));

  test('a number that another one has is refused', () =>
    story.when(need({ numbers: { betterplace: 7 } })).thenRefused('campaigns.number-taken'));

  test('a repetition records nothing, although its number is given by now', () =>
    story
      .events(added())
      .when(need({ numbers: { betterplace: 7 } }))
      .thenNothing());

  test.each([{ requestedMinor: 1 }, { requestedEurMinor: 1 }, { description: null }])(
    'an id is never given to another need: %j',
    (other) => story.events(added()).when(need(other)).thenRefused('campaigns.need-taken'),
  );

  test('the id of a removed one is never given again', () =>
    story.events(added(), removed).when(need()).thenRefused('campaigns.need-taken'));

  test('needs a campaign', () =>
    given(addNeed).facts(free).when(need()).thenRefused('campaigns.campaign-unknown'));

  test.each([{ requestedMinor: 0 }, { requestedMinor: 1.5 }, { requestedEurMinor: -1 }, { title: 'x' }])(
    'is never %j',
    (wrong) => story.when(need(wrong)).thenMalformed(),
  );
});

describe('changing a need', () => {
  const id = { campaignId, needId };
  const story = given(changeNeed).events(campaignSubmitted(), added());

  test('records only what is other now', () =>
    story
      .when({ ...id, title: { original: 'en', en: 'Nine' }, description: words.description })
      .then(changed({ title: { original: 'en', en: 'Nine' } })));

  test('another price comes with its worth in euros', async () => {
    await story.when({ ...id, requestedMinor: 1 }).thenRefused('campaigns.euro-price-missing');
    await story
      .when({ ...id, requestedMinor: 1, requestedEurMinor: 2 })
      .then(changed({ requestedMinor: 1, requestedEurMinor: 2 }));
    await story.when({ ...id, requestedEurMinor: 2 }).then(changed({ requestedEurMinor: 2 }));
  });

  test('a price in euros is its own worth', async () => {
    const euros = given(changeNeed).events(campaignSubmitted({ currency: 'EUR' }), inEuros);
    await euros.when({ ...id, requestedMinor: 1 }).then(changed({ requestedMinor: 1, requestedEurMinor: 1 }));
    await euros.when({ ...id, requestedEurMinor: 2 }).thenRefused('campaigns.euro-price-other');
  });

  test('knows earlier changes', () =>
    story
      .events(changed({ description: null }))
      .when({ ...id, description: null })
      .thenNothing());

  test.each([{}, { requestedMinor: 580_00 }, { requestedEurMinor: 666_60 }])(
    'records nothing where nothing is other: %j',
    (same) => story.when({ ...id, ...same }).thenNothing(),
  );

  test('needs a need that was not removed, of a campaign', async () => {
    await story.when({ ...id, needId: idOf(99) }).thenRefused('campaigns.need-unknown');
    await story.events(removed).when(id).thenRefused('campaigns.need-unknown');
    await given(changeNeed).when(id).thenRefused('campaigns.campaign-unknown');
  });
});

describe('removing a need', () => {
  const id = { campaignId, needId };
  const story = given(removeNeed).events(campaignSubmitted(), added());

  test('takes it off', () => story.when(id).then(removed));
  test('a repetition records nothing', () => story.events(removed).when(id).thenNothing());
  test('needs a need of a campaign', async () => {
    await story.when({ ...id, needId: idOf(99) }).thenRefused('campaigns.need-unknown');
    await given(removeNeed).when(id).thenRefused('campaigns.campaign-unknown');
  });
});

test('a history that starts in the middle is a fault', () => {
  const draft = campaign.evolve(campaign.initial, campaignSubmitted());
  expect(() => campaign.evolve(draft, removed)).toThrow('before the need');
});
