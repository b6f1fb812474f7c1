export interface OrganisationSource {
  readonly number: number;
  readonly name: string;
  readonly taxId: string | null;
  readonly website: string | null;
  readonly street: string | null;
  readonly zip: string | null;
  readonly city: string | null;
}

/** Two plain lines, no address object. */
export const presentOrganisation = ({
  number,
  name,
  taxId,
  website,
  street,
  zip,
  city,
}: OrganisationSource) => ({
  Id: number,
  Name: name,
  Tax_ID: taxId,
  Website: website,
  Address_Line_1: street,
  Address_Line_2: [zip, city].filter(Boolean).join(' ') || null,
});
