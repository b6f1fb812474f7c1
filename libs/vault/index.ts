export { readMasterKey } from './master-key';
export { passwordHasher, passwordVerifier } from './passwords';
export { digester, opener, sealer } from './sealing';
export { Vault, VaultMissing, type VaultOptions } from './vault';
export { WrongMasterKey } from './wrapping';
