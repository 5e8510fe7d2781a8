import type { SealingKey } from '../examined.ts';
import type { HeldKey } from '../trust/index.ts';

export function sealingKey({ key, notBefore, notAfter, compromisedSince }: HeldKey, file: string, stream: string | null): SealingKey {
  return { stream, file, keyid: key.keyid, name: key.name, notBefore, notAfter, compromisedSince };
}
