import { type Query, ReadStore, type RowOf, sameText } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { ApplicationRow, GrantRow } from './applications.table';

type Row = RowOf<typeof ApplicationRow>;

/** A live application as a surface may know it. */
export interface ApplicationItem {
  readonly applicationId: string;
  /** The `client_id` of RFC 6749. */
  readonly publicId: string;
  readonly name: string;
  readonly redirectPrefixes: readonly string[];
}

/** Which application is this, is its secret right, and does what was granted to it still hold? */
@Injectable()
export class Applications {
  private readonly one: Query<Row, [string]>;
  private readonly state: Query<Pick<Row, 'revoked'>, [string]>;
  private readonly granted: Query<Row, [string]>;

  constructor(store: ReadStore) {
    this.one = store.prepare(
      (t) => `select ${t.columns(ApplicationRow)} from ${t(ApplicationRow)} where public_id = ?`,
    );
    this.state = store.prepare((t) => `select revoked from ${t(ApplicationRow)} where application_id = ?`);
    this.granted = store.prepare(
      (t) => `select ${t.columns(ApplicationRow, 'a')} from ${t(GrantRow, 'g')}
        join ${t(ApplicationRow, 'a')} on a.application_id = g.application_id
        where g.grant_id = ? and not g.revoked and not a.revoked`,
    );
  }

  /** Undefined for one that was revoked, too. */
  async byPublicId(publicId: string): Promise<ApplicationItem | undefined> {
    const row = await this.one.get(publicId);
    return row === undefined || row.revoked ? undefined : itemOf(row);
  }

  /** The live application with this id whose secret has one of these digests. Takes as long where there is none. */
  async authenticate(
    publicId: string,
    secretDigests: readonly string[],
  ): Promise<ApplicationItem | undefined> {
    const row = await this.one.get(publicId);
    const fits = secretDigests.filter((digest) => sameText(digest, row?.secretDigest ?? '')).length > 0;
    return row !== undefined && fits && !row.revoked ? itemOf(row) : undefined;
  }

  /** The application that may still act by a grant; undefined once either was revoked. */
  async byGrant(grantId: string): Promise<ApplicationItem | undefined> {
    const row = await this.granted.get(grantId);
    return row && itemOf(row);
  }

  async stateOf(applicationId: string): Promise<'live' | 'revoked' | undefined> {
    const row = await this.state.get(applicationId);
    return row && (row.revoked ? 'revoked' : 'live');
  }

  /** Also of one that was revoked: its id is never another's. */
  async publicIdHolder(publicId: string): Promise<string | undefined> {
    return (await this.one.get(publicId))?.applicationId;
  }
}

const itemOf = ({ applicationId, publicId, name, redirectPrefixes }: Row): ApplicationItem => ({
  applicationId,
  publicId,
  name,
  redirectPrefixes: JSON.parse(redirectPrefixes) as string[],
});
