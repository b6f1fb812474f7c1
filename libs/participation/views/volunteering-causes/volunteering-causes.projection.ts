import type {
  OrganisationChanged,
  OrganisationEvent,
  OrganisationRegistered,
} from '@almoner/campaigns/events';
import type { NumbersReserved } from '@almoner/identity/events';
import {
  type OwnRow,
  type Projection,
  change,
  changeWhere,
  give,
  projection,
  put,
  raise,
  reading,
  remove,
} from '@almoner/readstore';
import type { VolunteeringEvent, VolunteeringOfferChanged, VolunteeringOffered } from '../../events';
import { columns, whole } from './cause-columns';
import {
  CauseCarrierRow,
  VolunteeringCauseCountRow,
  VolunteeringCauseNumberRow,
  VolunteeringCauseRow,
} from './volunteering-causes.table';

type Seen = VolunteeringEvent | OrganisationEvent | NumbersReserved;

export function volunteeringCauses(numberings: readonly string[]): Projection {
  return projection<Seen>('volunteering-causes', {
    version: 3,
    variant: numberings.join(),
    tables: [VolunteeringCauseRow, CauseCarrierRow, VolunteeringCauseNumberRow, VolunteeringCauseCountRow],
    on: {
      'participation.VolunteeringOffered': reading<VolunteeringOffered>({
        keys: ({ data: { organisationId } }) => carrierKeys(organisationId),
        apply({ data, position }, own, { open }) {
          const { causeId, offeredAt, numbers, ...offer } = data;
          const createdAt = Date.parse(offeredAt);
          return [
            put(VolunteeringCauseRow, {
              causeId,
              ...whole(offer, open),
              ...carrierColumns(own, offer.organisationId),
              createdAt,
              updatedAt: createdAt,
              version: position,
            }),
            change(VolunteeringCauseCountRow, { scope: 'all' }, { add: { causes: 1 } }),
            ...numberings.map((surface) =>
              give(
                VolunteeringCauseNumberRow,
                { surface, causeId },
                { column: 'number', counter: `volunteering-cause/${surface}`, number: numbers?.[surface] },
              ),
            ),
          ];
        },
      }),
      'participation.VolunteeringOfferChanged': reading<VolunteeringOfferChanged>({
        keys: ({ data: { changes } }) => carrierKeys(changes.organisationId),
        apply({ data: { causeId, changes, changedAt }, position }, own, { open }) {
          const { organisationId } = changes;
          const set = {
            ...columns(changes, open),
            ...(organisationId !== undefined && carrierColumns(own, organisationId)),
            updatedAt: Date.parse(changedAt),
            version: position,
          };
          return [change(VolunteeringCauseRow, { causeId }, { set })];
        },
      }),
      'participation.VolunteeringOfferWithdrawn': ({ data: { causeId } }) => [
        remove(VolunteeringCauseRow, { causeId }),
        change(VolunteeringCauseCountRow, { scope: 'all' }, { add: { causes: -1 } }),
      ],
      'campaigns.OrganisationRegistered': ({ data: { organisationId, name, logo, address } }) => [
        put(CauseCarrierRow, { organisationId, name, logo, ...placed(address) }),
      ],
      'campaigns.OrganisationChanged': ({ data: { organisationId, changes }, position }) => {
        const shown = carrierChanges(changes);
        if (Object.keys(shown).length === 0) return [];
        const { name, logo } = changes;
        return [
          change(CauseCarrierRow, { organisationId }, { set: shown }),
          changeWhere(
            VolunteeringCauseRow,
            { organisationId },
            {
              ...(name !== undefined && { carrierWords: name }),
              ...(logo !== undefined && { carrierHasImage: logo !== null }),
              version: position,
            },
          ),
        ];
      },
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'volunteering-cause'
          ? [raise(VolunteeringCauseNumberRow, `volunteering-cause/${surface}`, to)]
          : [],
    },
  });
}

const carrierKeys = (organisationId: string | null | undefined) =>
  organisationId ? [{ table: CauseCarrierRow, key: { organisationId } }] : [];

function carrierColumns(own: OwnRow, organisationId: string | null) {
  const carrier = organisationId === null ? undefined : own(CauseCarrierRow, { organisationId });
  return { carrierHasImage: (carrier?.logo ?? null) !== null, carrierWords: carrier?.name ?? null };
}

/** What of an organisation's changes a cause shows. */
function carrierChanges({ name, logo, address }: OrganisationChanged['data']['changes']) {
  return {
    ...(name !== undefined && { name }),
    ...(logo !== undefined && { logo }),
    ...(address && placed(address)),
  };
}

const placed = ({ latitude, longitude, ...address }: OrganisationRegistered['data']['address']) => ({
  ...address,
  latitude: String(latitude),
  longitude: String(longitude),
});
