import type { NumbersReserved } from '@almoner/identity/events';
import { type Open, inLanguage } from '@almoner/kernel';
import { type Projection, change, give, projection, put, raise } from '@almoner/readstore';
import type { OrganisationEvent, OrganisationRegistered } from '../../events';
import { OrganisationCountRow, OrganisationNumberRow, OrganisationRow } from './organisation-directory.table';

type Profile = Omit<OrganisationRegistered['data'], 'organisationId' | 'registeredAt' | 'numbers'>;

export function organisationDirectory(numberings: readonly string[]): Projection {
  return projection<OrganisationEvent | NumbersReserved>('organisation-directory', {
    version: 2,
    variant: numberings.join(),
    tables: [OrganisationRow, OrganisationNumberRow, OrganisationCountRow],
    on: {
      'campaigns.OrganisationRegistered': ({ data, position }, { open }) => {
        const { organisationId, registeredAt, numbers, ...profile } = data;
        const createdAt = Date.parse(registeredAt);
        return [
          put(OrganisationRow, {
            organisationId,
            ...whole(profile, open),
            createdAt,
            updatedAt: createdAt,
            version: position,
          }),
          change(OrganisationCountRow, { scope: 'all' }, { add: { organisations: 1 } }),
          ...numberings.map((surface) =>
            give(
              OrganisationNumberRow,
              { surface, organisationId },
              { column: 'number', counter: `organisation/${surface}`, number: numbers?.[surface] },
            ),
          ),
        ];
      },
      'campaigns.OrganisationChanged': ({ data, position }, { open }) => [
        change(
          OrganisationRow,
          { organisationId: data.organisationId },
          {
            set: {
              ...columns(data.changes, open),
              updatedAt: Date.parse(data.changedAt),
              version: position,
            },
          },
        ),
      ],
      'identity.NumbersReserved': ({ data: { surface, kind, to } }) =>
        kind === 'organisation' ? [raise(OrganisationNumberRow, `organisation/${surface}`, to)] : [],
    },
  });
}

const whole = ({ description, address, contact, ...words }: Profile, open: Open) => ({
  ...words,
  ...described(description),
  ...placed(address),
  ...reached(contact, open),
});

/** The columns of the parts that are there. */
const columns = ({ description, address, contact, ...words }: Partial<Profile>, open: Open) => ({
  ...words,
  ...(description && described(description)),
  ...(address && placed(address)),
  ...(contact !== undefined && reached(contact, open)),
});

const described = (description: Profile['description']) => ({
  descriptionDe: inLanguage(description, 'de'),
  descriptionEn: inLanguage(description, 'en'),
});

const placed = ({ latitude, longitude, ...address }: Profile['address']) => ({
  ...address,
  latitude: String(latitude),
  longitude: String(longitude),
});

const reached = (contact: Profile['contact'], open: Open) => ({
  contactId: contact?.personId ?? null,
  contactFirstName: open(contact?.firstName),
  contactLastName: open(contact?.lastName),
});
