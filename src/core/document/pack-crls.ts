import { decodeBase64 } from '../encoding/index.ts';
import { parseCrl, type Crl } from '../x509/index.ts';
import type { DocumentWork } from './verification.ts';

/** The reader of the pack has parsed them before. */
export function packCrls(work: DocumentWork): readonly Crl[] {
  return (work.trust?.pack.crls ?? []).flatMap((text) => {
    const parsed = parseCrl(decodeBase64(text) ?? new Uint8Array());
    return parsed.ok ? [parsed.value] : [];
  });
}
