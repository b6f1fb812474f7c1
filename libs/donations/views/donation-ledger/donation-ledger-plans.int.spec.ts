import type { Query, ReadStore, TableReferences } from '@almoner/readstore';
import { campaignSubmitted, donationRecorded } from '@almoner/testing/events';
import { pageId, teamId } from '@almoner/testing/fundraising';
import { credit } from '@almoner/testing/offline-donations';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, personId } from '@almoner/testing/records';
import { sealedWith } from '@almoner/testing/views';
import { donationLedger } from './donation-ledger.projection';
import { DonationLedger } from './donation-ledger.queries';

const giftsMax = process.env['ALMONER_PROOF'] === 'full' ? 100_000 : 3_000;
const minute = (number: number) => new Date(Date.UTC(2011, 8, 1) + number * 60_000).toISOString();
const gift = (number: number) =>
  donationRecorded({
    donationId: idOf(1_000 + number),
    donor: `Ann Lee${number % 997}`,
    amountMinor: 1 + ((number * 7_919) % 10_007),
    donatedAt: minute(number),
    credit: number % 10 === 0 ? { ...credit, personId } : null,
  });

type Statement = string | ((t: TableReferences) => string);

eachReadStore((open, { name }) => {
  const explain = name === 'SQLite' ? 'explain query plan' : 'explain';

  test(`filter, sort and page of ${giftsMax} gifts come out of an index`, async () => {
    const views = await open(donationLedger);
    await views.given(campaignSubmitted());
    for (let first = 0; first < giftsMax; first += 5_000) {
      const count = Math.min(5_000, giftsMax - first);
      const gifts = Array.from({ length: count }, (_, index) => gift(first + index));
      await views.given(...sealedWith(views.keys.seal, gifts));
    }
    if (name === 'PostgreSQL') await views.store.prepare('analyze').all();

    const plans: string[] = [];
    const told = (sql: Statement): Query<never, never[]> => {
      let isSorted = false;
      const plan = views.store.prepare<unknown, never[]>((t) => {
        const text = typeof sql === 'string' ? sql : sql(t);
        isSorted = text.includes('order by');
        return `${explain} ${text}`;
      });
      const explained = async (args: never[]) => {
        const rows = await plan.all(...args);
        if (isSorted) plans.push(JSON.stringify(rows));
        return [];
      };
      return {
        all: (...args) => explained(args),
        // So many are found that they are looked for in their order.
        get: async (...args) => (await explained(args))[0] ?? ({ total: giftsMax } as never),
        iterate: () => {
          throw new Error('no list of the ledger is without a cap');
        },
      };
    };
    const ledger = new DonationLedger({ prepare: told } as unknown as ReadStore);
    const planOf = async (asked: Promise<unknown>) => {
      plans.length = 0;
      await asked;
      return [...plans];
    };
    const page = { limit: 10, offset: 20 };
    const campaign = { campaignId };
    // What is read by number may as well go by numbers alone, where most gifts are of that campaign, page or team.
    const index = (number: number) =>
      new RegExp(`donation_ledger_v1_i${[2, 7, 8].includes(number) ? `[1${number}]` : number}\\b`);
    const sorted = (by: 'id' | 'amount' | 'donorLastName' | 'paidAt' | 'modifiedAt', descending = false) =>
      planOf(ledger.of(campaign, { ...page, order: [{ by, descending }] }, 'admin'));
    const expected = [
      [await sorted('id'), 2],
      [await sorted('id', true), 2],
      [await sorted('amount', true), 3],
      [await sorted('donorLastName'), 4],
      [await sorted('paidAt', true), 5],
      [await sorted('modifiedAt'), 6],
      [
        await planOf(
          ledger.of(
            campaign,
            {
              ...page,
              conditions: [{ field: 'amount', min: 900_000 }],
              order: [{ by: 'amount', descending: true }],
            },
            'admin',
          ),
        ),
        3,
      ],
      [
        await planOf(
          ledger.of(
            campaign,
            { ...page, conditions: [{ field: 'donorLastName', text: 'lee99', part: 'beginning' }] },
            'admin',
          ),
        ),
        4,
      ],
      [await planOf(ledger.of({ pageId }, page, 'owner')), 7],
      [await planOf(ledger.of({ teamId }, page, 'captain')), 8],
      [await planOf(ledger.shown(campaign, page)), 2],
      [await planOf(ledger.latest({ pageId })), 7],
    ] as const;
    for (const [[plan], number] of expected) expect(plan).toMatch(index(number));
    const inOrder = expected.filter(([, number]) => number !== 4 && number < 7);
    for (const [[plan]] of inOrder) expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER BY|"Sort/);
  }, 1_800_000);
});
