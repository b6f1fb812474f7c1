/** The one surface that lists campaigns with facets and orders of its own; the list sorts by its numbers. */
export const listingSurface = 'betterplace';
