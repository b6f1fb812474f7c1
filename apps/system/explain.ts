import { ServerExited } from '@almoner/eventstore/embedded';
import { VaultMissing, WrongMasterKey } from '@almoner/vault';
import { LoadRefused } from './load';
import { WrongSettings } from './settings';

/** What an operator can mend by reading one sentence. */
const expected = [WrongSettings, LoadRefused, VaultMissing, WrongMasterKey, ServerExited];

/** The sentence for what somebody foresaw; the stack for what nobody did. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return expected.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}
