export { VaultError, type VaultProblem } from './errors.ts';
export { CUSTODY_GENESIS, readCustody, type CustodyAct, type CustodyLog } from './custody.ts';
export type { EvidenceRecord, RememberedHead, RunReceipt } from './shapes.ts';
export { runIdOf } from './runs.ts';
export { openVault, type Vault } from './open-vault.ts';
