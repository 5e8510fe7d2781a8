import {
  context, decodeAgain, decodeDer, decodeStreamed, DerRefusal, expectTag, fieldsOf, INTEGER, joinedOctetsOf, oidOf, SEQUENCE, SET, smallIntegerOf, unwrap, type DerNode, type DerResult,
} from '../asn1/index.ts';
import { parseCertificate, parseCrl, type Certificate, type Crl } from '../x509/index.ts';
import { parseDigestAlgorithm, parseSignerInfo, type DigestAlgorithm, type SignerInfo } from './signer-info.ts';

/** RFC 5652 section 5.1. */
export interface SignedData {
  /** 1, 3, 4 or 5, as it stands; what it ought to be follows from the rest. */
  readonly version: number;
  readonly contentType: string;
  /** Null when the content stands elsewhere (detached). */
  readonly content: Uint8Array | null;
  readonly digestAlgorithms: readonly DigestAlgorithm[];
  /** Candidates for a path and nothing more: they are not signed, and anyone can add some. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** Embedded certificates and lists that could not be read, by the problem of each; they are no candidates. */
  readonly unread: readonly string[];
  readonly signers: readonly SignerInfo[];
}

export const CONTENT_TYPE = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', timeStampInfo: '1.2.840.113549.1.9.16.1.4' } as const;

/** Each signer costs a signature, each certificate a look at it; in use are one to three of either. */
const MAX_SIGNERS = 16;
const MAX_EMBEDDED = 128;

/**
 * A ContentInfo that holds SignedData, in DER. BER, which section 5 allows and streaming writers produce (indefinite
 * lengths, strings in pieces), is refused as `indefinite-length` or `form`: its bytes can be respelled without breaking
 * the signature. The order of the unsigned sets is not checked, because nobody sorts them.
 */
export function parseSignedData(der: Uint8Array): DerResult<SignedData> {
  return decodeDer(der, signedDataOf);
}

/**
 * The same as whoever signed a stream wrote it: the frame and the content in BER, each signer, certificate and list in DER.
 * For documents of others, whose bytes no digest of ours holds; what we define ourselves is DER.
 */
export function parseStreamedSignedData(bytes: Uint8Array): DerResult<SignedData> {
  return decodeStreamed(bytes, signedDataOf);
}

/** For a token inside a response. Throws `DerRefusal`. */
export function signedDataOf(node: DerNode): SignedData {
  const info = fieldsOf(node);
  const type = info.next();
  if (oidOf(type) !== CONTENT_TYPE.signedData) throw new DerRefusal(type.from, 'not-signed-data');
  const fields = fieldsOf(unwrap(info.next(), context(0, 'constructed')));
  info.end();
  const version = fields.next(INTEGER);
  if (![1, 3, 4, 5].includes(smallIntegerOf(version))) throw new DerRefusal(version.from, 'version');
  const digestAlgorithms = fields.next(SET).children.map(parseDigestAlgorithm);
  const encapsulated = fieldsOf(fields.next(SEQUENCE));
  const contentType = oidOf(encapsulated.next());
  const wrapped = encapsulated.optional(context(0, 'constructed'));
  encapsulated.end();
  const certificates = fields.optional(context(0, 'constructed'))?.children ?? [];
  const crls = fields.optional(context(1, 'constructed'))?.children ?? [];
  const signers = fields.next(SET);
  fields.end();
  if (signers.children.length > MAX_SIGNERS) throw new DerRefusal(signers.from, 'too-many-signers');
  if (certificates.length + crls.length > MAX_EMBEDDED) throw new DerRefusal(node.from, 'embedded');
  const unread: string[] = [];
  return {
    version: smallIntegerOf(version),
    contentType,
    content: wrapped === null ? null : joinedOctetsOf(unwrap(wrapped, wrapped.tag)),
    digestAlgorithms,
    certificates: readEach(certificates, parseCertificate, unread),
    crls: readEach(crls, parseCrl, unread),
    unread,
    signers: signers.children.map((signer) => {
      expectTag(signer, SEQUENCE);
      // Its attributes are signed as they stand, whatever surrounds them (section 5.4).
      return decodeAgain(signer, parseSignerInfo);
    }),
  };
}

/** One that cannot be read must not keep the signature from being checked: it may be someone else's addition. */
function readEach<T>(nodes: readonly DerNode[], parse: (der: Uint8Array) => DerResult<T>, unread: string[]): readonly T[] {
  return nodes.flatMap((node) => {
    const read = parse(node.bytes);
    if (read.ok) return [read.value];
    unread.push(read.problem);
    return [];
  });
}
