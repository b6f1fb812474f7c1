/** The one surface that shows who raises money for a campaign; its lists sort by its numbers. */
export const peerSurface = 'sprocket';
