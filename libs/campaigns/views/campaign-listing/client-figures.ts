import type { CampaignAssigned, CampaignUnassigned } from '@almoner/identity/events';
import { type RowOf, type RowOperation, change, p, put, reading, viewTable } from '@almoner/readstore';
import { CampaignListingRow } from './campaign-listing.table';
import { readNeeds } from './needs';

type Listing = RowOf<typeof CampaignListingRow>;

/** What the listed campaigns of a client come to together. */
export const ClientFiguresRow = viewTable('client_campaign_figures', {
  clientId: p.string().primary(),
  campaignCount: p.integer(),
  donatedEurMinor: p.bigint(),
  openEurMinor: p.bigint(),
  requestedEurMinor: p.bigint(),
  version: p.bigint('number'),
});

/** Whose a campaign is that was not submitted yet: nobody checks the order of the two. */
export const EarlyClientsRow = viewTable('campaign_listing_early_clients', {
  campaignId: p.string().primary(),
  clientIds: p.text(),
});

const columns = ['campaignCount', 'donatedEurMinor', 'openEurMinor', 'requestedEurMinor'] as const;
type Figures = Readonly<Record<(typeof columns)[number], bigint>>;

/** Moves the figures of the clients that show a campaign; one that nobody shows writes nothing. */
export function refigured(before: Listing, after: Listing, version: number | bigint): RowOperation[] {
  const clients = new Set([...clientsOf(before), ...clientsOf(after)]);
  return [...clients].flatMap((clientId) => {
    const [was, is] = [figuresFor(clientId, before), figuresFor(clientId, after)];
    const moved = columns.map((column) => [column, is[column] - was[column]] as const);
    if (moved.every(([, by]) => by === 0n)) return [];
    return [change(ClientFiguresRow, { clientId }, { add: Object.fromEntries(moved), set: { version } })];
  });
}

const without = (clients: readonly string[], clientId: string) =>
  clients.filter((other) => other !== clientId);

export const campaignAssigned = assigning<CampaignAssigned>((clients, clientId) => [
  ...without(clients, clientId),
  clientId,
]);
export const campaignUnassigned = assigning<CampaignUnassigned>(without);

/** Whoever shows a campaign changes nothing of the campaign itself, and so not its version. */
function assigning<E extends CampaignAssigned | CampaignUnassigned>(
  next: (clients: readonly string[], clientId: string) => readonly string[],
) {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [
      { table: CampaignListingRow, key: { campaignId } },
      { table: EarlyClientsRow, key: { campaignId } },
    ],
    apply({ data: { clientId, campaignId }, position }, own) {
      const row = own(CampaignListingRow, { campaignId });
      const known = clientsOf(row ?? own(EarlyClientsRow, { campaignId }));
      const clientIds = JSON.stringify(next(known, clientId));
      if (row === undefined) return [put(EarlyClientsRow, { campaignId, clientIds })];
      const after = { ...row, clientIds };
      return [put(CampaignListingRow, after), ...refigured(row, after, position)];
    },
  });
}

const nobody = '[]';

const clientsOf = (row: { readonly clientIds: string } | undefined): readonly string[] =>
  row === undefined || row.clientIds === nobody ? [] : (JSON.parse(row.clientIds) as string[]);

const nothing: Figures = { campaignCount: 0n, donatedEurMinor: 0n, openEurMinor: 0n, requestedEurMinor: 0n };

/** What was met before the campaign came here was asked for as well. */
function figuresFor(clientId: string, listing: Listing): Figures {
  const { listed, donatedEurMinor, openEurMinor, openingMetEurMinor, needs } = listing;
  if (!listed || !clientsOf(listing).includes(clientId)) return nothing;
  const requestedEurMinor = readNeeds(needs).reduce(
    (sum, { requested }) => sum + BigInt(requested),
    openingMetEurMinor,
  );
  return { campaignCount: 1n, donatedEurMinor, openEurMinor, requestedEurMinor };
}
