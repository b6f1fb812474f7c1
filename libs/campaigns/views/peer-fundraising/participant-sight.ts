import { type PostalAddress, addressFrom } from '@almoner/kernel';
import { type Query, type ReadStore, type RowOf } from '@almoner/readstore';
import { AddressRow, ParticipantRow } from './participants.table';
import type { PeerViewer } from './viewer';

type Row = RowOf<typeof ParticipantRow>;

/** An address with its number. */
export interface AddressItem extends PostalAddress {
  readonly addressId: string;
  readonly number: number;
}

/**
 * A participant as the viewer may see them. `email` is null and `addresses` is empty where they are none of the viewer's
 * business; what they are known by is null once the person was erased.
 */
export interface ParticipantItem extends Omit<
  Row,
  'firstNameFolded' | 'lastNameFolded' | 'emailFolded' | 'emailDigest' | 'listed' | 'ranked'
> {
  readonly addresses: readonly AddressItem[];
}

/** Whether the viewer is the participant, or looks after the registration. */
export const isOwn = (
  { personId, managerId }: Pick<Row, 'personId' | 'managerId'>,
  viewer: PeerViewer,
): boolean => viewer.audience === 'person' && [personId, managerId].includes(viewer.personId);

/** Leaves of participants what a viewer may see. */
export class ParticipantSight {
  private readonly led: Query<{ readonly teamId: string }, [string]>;
  private readonly addresses: Query<RowOf<typeof AddressRow>, [string, readonly string[]]>;

  constructor(store: ReadStore) {
    this.led = store.prepare(
      (t) => `select team_id from ${t(ParticipantRow)} where person_id = ? and captain = true`,
    );
    this.addresses = store.prepare(
      (t) => `select ${t.columns(AddressRow)} from ${t(AddressRow)}
        where campaign_id = ? and ${t.among('person_id')} order by person_id, place`,
    );
  }

  async shown(rows: readonly Row[], viewer: PeerViewer): Promise<readonly ParticipantItem[]> {
    if (rows.length === 0) return [];
    const led = viewer.audience === 'person' ? await this.teamsLedBy(viewer.personId) : new Set<string>();
    const whole = (row: Row) => viewer.audience === 'admin' || isOwn(row, viewer);
    const addresses = await this.addressesOf(rows.filter(whole));
    return rows.map((row) => {
      const {
        firstNameFolded: _firstName,
        lastNameFolded: _lastName,
        emailFolded: _email,
        emailDigest: _digest,
        listed: _listed,
        ranked: _ranked,
        ...item
      } = row;
      const reached = whole(row) || (row.teamId !== null && led.has(row.teamId));
      return {
        ...item,
        email: reached ? row.email : null,
        addresses: addresses.get(`${row.campaignId}/${row.personId}`) ?? [],
      };
    });
  }

  private async teamsLedBy(personId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.led.all(personId)).map(({ teamId }) => teamId));
  }

  /** Whose addresses cannot be read any more, because the person was erased, has none. */
  private async addressesOf(rows: readonly Row[]): Promise<ReadonlyMap<string, AddressItem[]>> {
    const found = new Map<string, AddressItem[]>();
    for (const [campaignId, persons] of byCampaign(rows)) {
      for (const { personId, addressId, number, lines } of await this.addresses.all(campaignId, persons)) {
        if (lines === null) continue;
        const key = `${campaignId}/${personId}`;
        found.set(key, [...(found.get(key) ?? []), { addressId, number, ...addressFrom(lines) }]);
      }
    }
    return found;
  }
}

function byCampaign(rows: readonly Row[]): ReadonlyMap<string, string[]> {
  const persons = new Map<string, string[]>();
  for (const { campaignId, personId } of rows)
    persons.set(campaignId, [...(persons.get(campaignId) ?? []), personId]);
  return persons;
}
