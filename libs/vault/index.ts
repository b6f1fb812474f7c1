export { readMasterKey } from './master-key';
export { passwordHasher, passwordVerifier } from './passwords';
export { digester, opener, sealer } from './sealing';
export { type GivenCode, type Granted, type Redemption, tokenLifeMs, Tokens } from './tokens';
export { Vault, VaultMissing, type VaultOptions } from './vault';
export { WrongMasterKey } from './wrapping';
