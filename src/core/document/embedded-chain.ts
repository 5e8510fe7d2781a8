import { decodeBase64 } from '../encoding/index.ts';
import type { ReadingWord, SigstoreWord } from '../findings/index.ts';
import type { Jws } from '../jws/index.ts';
import { parseCertificate, type Certificate } from '../x509/index.ts';

/** Chains in use have one to four certificates. */
const MAX_CERTIFICATES = 16;

export type EmbeddedChain =
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly problem: ReadingWord | SigstoreWord }
  | { readonly kind: 'chain'; readonly leaf: Certificate; readonly intermediates: readonly Certificate[] };

/** `x5c` (RFC 7515 section 4.1.6), the signer's certificate first: candidates for a path, whoever put them there. */
export function embeddedChain({ header }: Jws): EmbeddedChain {
  if (!Object.hasOwn(header.members, 'x5c')) return { kind: 'none' };
  const list = header.members['x5c'];
  if (!Array.isArray(list)) return { kind: 'unread', problem: 'wrong-type' };
  if (list.length > MAX_CERTIFICATES) return { kind: 'unread', problem: 'too-many-parts' };
  const certificates: Certificate[] = [];
  for (const text of list) {
    const der = typeof text === 'string' ? decodeBase64(text) : null;
    const read = der === null ? null : parseCertificate(der);
    if (read === null || !read.ok) return { kind: 'unread', problem: 'not-a-certificate' };
    certificates.push(read.value);
  }
  const [leaf, ...intermediates] = certificates;
  return leaf === undefined ? { kind: 'unread', problem: 'wrong-type' } : { kind: 'chain', leaf, intermediates };
}
