import { isSha256Hex } from '../encoding/index.ts';
import { CHAIN_FOLDER, COUNTERSIGNATURE_FOLDER, CRL_FOLDER, SEAL_PREFIX, TOKEN_FOLDER } from '../bundle/format.ts';

/**
 * What a file under `seal/` is, by its name alone. `id` is the keyid or digest that its name carries: nothing signed
 * lists these files, so each is named after what it holds and cannot be changed under its name.
 */
export type SealFile =
  | { readonly kind: 'chain' | 'crl' | 'token' | 'dsse' | 'cms'; readonly id: string }
  | { readonly kind: 'unknown' };

const KINDS = [
  { kind: 'chain', folder: CHAIN_FOLDER, suffix: '.pem' },
  { kind: 'crl', folder: CRL_FOLDER, suffix: '.crl' },
  { kind: 'token', folder: TOKEN_FOLDER, suffix: '.tst' },
  { kind: 'dsse', folder: COUNTERSIGNATURE_FOLDER, suffix: '.dsse.json' },
  { kind: 'cms', folder: COUNTERSIGNATURE_FOLDER, suffix: '.p7s' },
] as const;

export function sealFile(name: string): SealFile {
  for (const { kind, folder, suffix } of KINDS) {
    if (!name.startsWith(folder) || !name.endsWith(suffix)) continue;
    const id = name.slice(folder.length, -suffix.length);
    return isSha256Hex(id) ? { kind, id } : { kind: 'unknown' };
  }
  return { kind: 'unknown' };
}

export const isSealed = (name: string): boolean => name.startsWith(SEAL_PREFIX);
