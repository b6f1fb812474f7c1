/** Who sees a page, by the word of the wire for each of ours. */
export const pageAccesses = {
  public: 'Public',
  delisted: 'Delisted',
  inactive: 'Inactive',
  pending: 'Pending',
} as const;

export type PageAccess = keyof typeof pageAccesses;
