import { decodeDer, OCTET_STRING_IN_PIECES, SEQUENCE, type DerNode } from '../../src/core/asn1/index.ts';
import { joinBytes } from '../../src/core/encoding/index.ts';
import { octetString } from '../../src/producer/pki/index.ts';

/**
 * Signed data in DER as a writer leaves it that does not know the length of what it signs: lengths of the frame are open and
 * the content stands in pieces of so many bytes. Signers, certificates and lists stay as they are.
 */
export function streamedCms(der: Uint8Array, piece = 7): Uint8Array {
  const read = decodeDer(der, (root) => {
    const [type, wrapped] = root.children;
    const signedData = wrapped?.children[0];
    if (type === undefined || wrapped === undefined || signedData === undefined) throw new Error('not signed data');
    const members = signedData.children.map((member) => (member.tag === SEQUENCE ? content(member, piece) : framed(member)));
    return open(root.tag, type.bytes, open(wrapped.tag, open(signedData.tag, ...members)));
  });
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

const open = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => joinBytes([Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0)]);
const framed = (node: DerNode): Uint8Array => (node.children.length === 0 ? node.bytes : open(node.tag, ...node.children.map((child) => child.bytes)));

function content({ tag, children: [type, wrapped] }: DerNode, piece: number): Uint8Array {
  const whole = wrapped?.children[0]?.content;
  if (type === undefined || wrapped === undefined || whole === undefined) return open(tag, ...(type === undefined ? [] : [type.bytes]));
  const pieces = Array.from({ length: Math.ceil(whole.length / piece) }, (_, at) => octetString(whole.subarray(at * piece, (at + 1) * piece)));
  return open(tag, type.bytes, open(wrapped.tag, open(OCTET_STRING_IN_PIECES, ...pieces)));
}
