import { type RowOperation, change } from '@almoner/readstore';
import { ClientMoneyRow } from './client-donations.table';

type Added = Parameters<typeof change<typeof ClientMoneyRow>>[2]['add'];

export const money = (clientId: string, version: bigint, add: Added): RowOperation =>
  change(ClientMoneyRow, { clientId }, { add, set: { version } });
