export { VaultError } from './errors.ts';
export { readCustody } from './read-custody.ts';
export type { EvidenceRecord } from './shapes.ts';
export { caseRows, evidenceOfCase } from './case-rows.ts';
export { openVault, type Vault } from './open-vault.ts';
