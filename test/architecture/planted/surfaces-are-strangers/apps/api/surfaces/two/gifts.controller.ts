import { present } from '../one/present';

export const gifts = [present];
