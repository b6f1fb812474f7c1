export { readMasterKey } from './master-key';
export { digester, opener, sealer } from './sealing';
export { Vault, type VaultOptions } from './vault';
export { WrongMasterKey } from './wrapping';
