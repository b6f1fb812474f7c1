/** The operations of the contract that are not served yet: their paths answer 404. The surface suite keeps this list true. */
export const awaited: readonly string[] = [];
