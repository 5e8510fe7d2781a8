export { VaultError } from './errors.ts';
export { CUSTODY_GENESIS, readCustody } from './custody.ts';
export type { EvidenceRecord } from './shapes.ts';
export { openVault, type Vault } from './open-vault.ts';
