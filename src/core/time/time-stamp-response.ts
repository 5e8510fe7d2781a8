import { BIT_STRING, bitStringOf, decodeDer, DerRefusal, fieldsOf, INTEGER, SEQUENCE, smallIntegerOf, textOf, type DerNode, type DerResult } from '../asn1/index.ts';
import { signedDataOf, type SignedData } from '../cms/index.ts';

/** RFC 3161 section 2.4.2, PKIStatus by number. */
const PKI_STATUS = ['granted', 'grantedWithMods', 'rejection', 'waiting', 'revocationWarning', 'revocationNotification'] as const;
export type PkiStatus = (typeof PKI_STATUS)[number];

/** A token on its own, or in the response in which it came. */
export type TimeStampToken =
  | { readonly form: 'token'; readonly token: SignedData }
  /** Only the token is signed; status and texts are whatever somebody wrote around it. */
  | {
    readonly form: 'response'; readonly status: PkiStatus; readonly statusTexts: readonly string[]; readonly failureBits: readonly number[];
    readonly token: SignedData | null;
  };

const MAX_STATUS_TEXTS = 16;

/** A TimeStampResp or a bare TimeStampToken (sections 2.4.2 and 3.3), told apart by what stands first in them. DER, as in `parseSignedData`. */
export function parseTimeStamp(der: Uint8Array): DerResult<TimeStampToken> {
  return decodeDer(der, (root): TimeStampToken => {
    if (root.children[0]?.tag === SEQUENCE) return responseOf(root);
    return { form: 'token', token: signedDataOf(root) };
  });
}

function responseOf(root: DerNode): TimeStampToken {
  const fields = fieldsOf(root);
  const info = fieldsOf(fields.next(SEQUENCE));
  const code = info.next(INTEGER);
  const texts = info.optional(SEQUENCE);
  const failure = info.optional(BIT_STRING);
  info.end();
  const token = fields.more() ? signedDataOf(fields.next(SEQUENCE)) : null;
  fields.end();
  const status = PKI_STATUS[smallIntegerOf(code)];
  if (status === undefined) throw new DerRefusal(code.from, 'stamp-status');
  if ((texts?.children.length ?? 0) > MAX_STATUS_TEXTS) throw new DerRefusal(root.from, 'status-texts');
  return { form: 'response', status, statusTexts: (texts?.children ?? []).map(textOf), failureBits: failure === null ? [] : bitsOf(failure), token };
}

function bitsOf(node: DerNode): readonly number[] {
  const { bytes, unused } = bitStringOf(node);
  const set: number[] = [];
  for (let bit = 0; bit < bytes.length * 8 - unused && bit < 64; bit++) if ((bytes[bit >> 3]! & (0x80 >> (bit & 7))) !== 0) set.push(bit);
  return set;
}
