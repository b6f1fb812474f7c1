import { type Query, ReadStore, type RowOf, sameText } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ClientRow } from './clients.table';

type Row = RowOf<typeof ClientRow>;

/** A partner site as surfaces may know it. */
export type ClientItem = Pick<Row, (typeof shown)[number]>;

/** With the person to talk to, for the operator. */
export type ClientWithContact = ClientItem & Pick<Row, 'contactName' | 'contactEmail'>;

/** Why somebody is not signed in, or who is. */
export type SignIn =
  | { readonly outcome: 'signed-in'; readonly client: ClientItem }
  | { readonly outcome: 'unknown-client' | 'wrong-secret' | 'revoked' };

const shown = [
  'clientId',
  'permalink',
  'name',
  'callbackUrl',
  'donationForm',
  'revoked',
  'registeredAt',
  'version',
] as const;
const columns = 'client_id, permalink, name, callback_url, donation_form, revoked, registered_at, version';

/** Which partner site is this, and is its secret right? */
@Injectable()
export class Clients {
  private readonly plain: Query<ClientItem, [string]>;
  private readonly addressed: Query<ClientWithContact, [string]>;
  private readonly whole: Query<Row, [string]>;
  private readonly state: Query<Pick<Row, 'revoked'>, [string]>;
  private readonly names: Query<Pick<Row, 'clientId' | 'permalink'>, [readonly string[]]>;

  constructor(store: ReadStore) {
    const by = (what: string) =>
      store.prepare<never, [string]>((t) => `select ${what} from ${t(ClientRow)} where permalink = ?`);
    this.plain = by(columns);
    this.addressed = by(`${columns}, contact_name, contact_email`);
    this.whole = store.prepare(
      (t) => `select ${t.columns(ClientRow)} from ${t(ClientRow)} where permalink = ?`,
    );
    this.state = store.prepare((t) => `select revoked from ${t(ClientRow)} where client_id = ?`);
    this.names = store.prepare(
      (t) => `select client_id, permalink from ${t(ClientRow)} where ${t.among('client_id')}`,
    );
  }

  async stateOf(clientId: string): Promise<'live' | 'revoked' | undefined> {
    const client = await this.state.get(clientId);
    return client && (client.revoked ? 'revoked' : 'live');
  }

  /** By id; a client that does not exist is missing. */
  async permalinks(clientIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (clientIds.length === 0) return new Map();
    return new Map((await this.names.all(clientIds)).map(({ clientId, permalink }) => [clientId, permalink]));
  }

  /** A revoked client is told as such; its permalink stays its own. */
  byPermalink(permalink: string, audience: 'admin'): Promise<ClientWithContact | undefined>;
  byPermalink(permalink: string, audience: 'public'): Promise<ClientItem | undefined>;
  byPermalink(permalink: string, audience: 'public' | 'admin'): Promise<ClientItem | undefined> {
    return (audience === 'admin' ? this.addressed : this.plain).get(permalink);
  }

  /** Only who knows the secret learns that it was revoked. Takes as long for a client that does not exist. */
  async authenticate(permalink: string, secretDigest: string, now: Date): Promise<SignIn> {
    const row = await this.whole.get(permalink);
    const isCurrent = sameText(secretDigest, row?.secretDigest ?? '');
    const isPrevious = sameText(secretDigest, row?.previousDigest ?? '');
    if (row === undefined) return { outcome: 'unknown-client' };
    const overlaps = isPrevious && row.previousUntil !== null && now.getTime() < row.previousUntil;
    if (!isCurrent && !overlaps) return { outcome: 'wrong-secret' };
    if (row.revoked) return { outcome: 'revoked' };
    return { outcome: 'signed-in', client: itemOf(row) };
  }
}

const itemOf = (row: Row): ClientItem =>
  Object.fromEntries(shown.map((property) => [property, row[property]])) as ClientItem;
