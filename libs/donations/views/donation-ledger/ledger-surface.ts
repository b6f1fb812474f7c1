/** The surface by whose numbers the ledger's entries are known; pages, teams and persons are shown in it by the same. */
export const ledgerSurface = 'sprocket';
