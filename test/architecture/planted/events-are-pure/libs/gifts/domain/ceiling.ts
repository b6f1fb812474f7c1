export const ceiling = 100;
