import { ProducerError } from '../producer-error.ts';
import type { Chain } from './detached-cms.ts';
import { certificatesIn, chainOf } from './certificate-chain.ts';
import { readPkcs12Certificates } from './pkcs12.ts';
import { isPem, readPrivateKey } from './private-key.ts';
import { signerFromKey, type Signer } from './signer.ts';

export interface ReportKeyFiles {
  /** PEM or PKCS#12. */
  readonly key: Uint8Array;
  /** PEM or DER; null where they stand in the key's own file. */
  readonly certificates: Uint8Array | null;
  readonly passphrase: string | null;
}

/** Who signs a report, and with which certificates. Throws KeyError and ProducerError as the readers of either do. */
export function openReportKey({ key, certificates, passphrase }: ReportKeyFiles): { readonly signer: Signer; readonly chain: Chain } {
  const signer = signerFromKey(readPrivateKey(key, passphrase));
  const own = certificates !== null ? certificatesIn(certificates) : isPem(key) ? certificatesIn(key) : readPkcs12Certificates(key, passphrase ?? '');
  if (own.length === 0) throw new ProducerError('there is no certificate of the key', 'name it with --chain, or give a PKCS#12 file that holds both');
  return { signer, chain: chainOf(own, signer.keyid) };
}
