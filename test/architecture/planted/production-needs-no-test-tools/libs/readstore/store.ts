import { given } from '../testing/given';

export const store = given;
