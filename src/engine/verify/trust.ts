import type { Refused } from '../../core/findings/index.ts';
import { readTrustPack } from '../../core/trust/index.ts';
import type { TrustPack } from '../../core/trust/pack.ts';

export interface Trust {
  readonly pack: TrustPack;
  readonly digest: string;
}

/** A trust pack's bytes, as a shell hands them over. */
export function readTrust(bytes: Uint8Array): { readonly ok: true; readonly trust: Trust } | Refused {
  const reading = readTrustPack(bytes);
  return reading.ok ? { ok: true, trust: { pack: reading.pack, digest: reading.digest } } : reading;
}
