export const openCauses = 1;
