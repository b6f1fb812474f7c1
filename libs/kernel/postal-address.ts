/** Where a person gets letters; `country` is an ISO 3166-1 alpha-2 code. */
export interface PostalAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
  readonly country: string | null;
}

/** The one text that events seal: its six parts in one order, so that an equal address is sealed as an equal text. */
export function addressText({ line1, line2, city, state, zip, country }: PostalAddress): string {
  return JSON.stringify({ line1, line2, city, state, zip, country });
}

/** Reads what `addressText` wrote. */
export function addressFrom(text: string): PostalAddress {
  return JSON.parse(text) as PostalAddress;
}
