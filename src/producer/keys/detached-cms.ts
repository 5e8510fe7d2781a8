import { context, decodeDer, SEQUENCE, SET, type DerNode } from '../../core/asn1/index.ts';
import { attribute, explicit, implicit, sequence, setOf, writeSignedData } from '../pki/index.ts';
import { KeyError, type Signer } from './signer.ts';

/** RFC 3161 appendix A. */
const SIGNATURE_TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
/** What ETSI TS 119 312 lists and viewers of documents verify. Ed25519 is not among it. */
const FOR_DOCUMENTS: ReadonlySet<Signer['algorithm']> = new Set(['rsa-pkcs1-sha256', 'ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'ecdsa-p521-sha512']);

/** Certificates in DER, the signer's own first. */
export type Chain = readonly [Uint8Array, ...Uint8Array[]];

/**
 * CAdES baseline B-B (ETSI EN 319 122-1, section 6.3) over content that stands elsewhere, in DER: content type, message
 * digest and signing-certificate-v2, the chain, and no time. The same key and content give the same bytes. Throws KeyError for an algorithm that is not for documents.
 */
export function signDetached(content: Uint8Array, signer: Signer, chain: Chain): Uint8Array {
  if (!FOR_DOCUMENTS.has(signer.algorithm)) throw new KeyError(`a document is not signed with ${signer.algorithm}: give a key of RSA, P-256, P-384 or P-521`);
  return writeSignedData({
    content, form: 'detached', certificates: chain,
    signers: [{ signer, certificate: chain[0], signingCertificate: 'v2' }],
  });
}

/** The same with a time-stamp token of the signature's value beside it (B-T), in DER. Null for what `signDetached` does not write. */
export function withTimeStamp(cms: Uint8Array, token: Uint8Array): Uint8Array | null {
  const rebuilt = decodeDer(cms, (root) => {
    const [type, wrapped] = root.children;
    const signedData = wrapped?.children[0];
    const signers = signedData?.children.at(-1);
    const [signer, ...others] = signers?.children ?? [];
    if (type === undefined || signedData === undefined || signers?.tag !== SET || signer?.tag !== SEQUENCE || others.length > 0 || signer.children.at(-1)?.tag === context(1, 'constructed')) return null;
    const bytesOf = (nodes: readonly DerNode[]): readonly Uint8Array[] => nodes.map((node) => node.bytes);
    const stamped = sequence(...bytesOf(signer.children), implicit(1, setOf(attribute(SIGNATURE_TIME_STAMP, token))));
    return sequence(type.bytes, explicit(0, sequence(...bytesOf(signedData.children.slice(0, -1)), setOf(stamped))));
  });
  return rebuilt.ok ? rebuilt.value : null;
}
