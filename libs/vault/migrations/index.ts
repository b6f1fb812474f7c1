import { CreateVault } from './2026-01-create-vault';
import { KeepPolicyCheckpoints } from './2026-02-keep-policy-checkpoints';
import { KeepTokens } from './2026-03-keep-tokens';

/** Every migration in order, named explicitly so that they are found compiled, bundled and under test alike. */
export const migrations = [
  { name: '2026-01-create-vault', class: CreateVault },
  { name: '2026-02-keep-policy-checkpoints', class: KeepPolicyCheckpoints },
  { name: '2026-03-keep-tokens', class: KeepTokens },
];
