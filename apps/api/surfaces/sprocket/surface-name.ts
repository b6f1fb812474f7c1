/** What this surface is called in commands, metadata and numberings. */
export const surfaceName = 'sprocket';
