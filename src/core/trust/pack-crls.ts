import { decodeBase64 } from '../encoding/index.ts';
import { parseCrl, type Crl } from '../x509/index.ts';
import { oncePerPack } from './once-per-pack.ts';
import type { TrustPack } from './pack.ts';

/** The revocation lists of a pack; none without one. @throws RangeError for a pack that its reader did not accept. */
export function packCrls(pack: TrustPack | null): readonly Crl[] {
  return pack === null ? [] : listsOf(pack);
}

const listsOf = oncePerPack((pack) => (pack.crls ?? []).map((text): Crl => {
  const parsed = parseCrl(decodeBase64(text) ?? new Uint8Array());
  if (!parsed.ok) throw new RangeError(`unread trust pack: ${parsed.problem}`);
  return parsed.value;
}));
