import { sha256Hex, verifySignature } from '../../../src/core/crypto/index.ts';
import { decodeBase64, encodeUtf8 } from '../../../src/core/encoding/index.ts';
import { canonicalize, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/json/index.ts';

/** Section 7 of the Agent Receipt specification, v0.5.0, out of the primitives of core alone. */

/** Section 7.1.1: the one field whose null is a value; any other null stands for an absent field. */
const REQUIRED_NULLABLE = 'previous_receipt_hash';

export function member(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  let at = value;
  for (const name of path) at = isJsonObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}

function withoutNulls(value: JsonValue): JsonValue {
  if (isJsonArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name, each]) => each !== null || name === REQUIRED_NULLABLE);
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutNulls(each)]));
}

/** Section 7.1: RFC 8785 without the proof. */
export function canonicalReceipt(receipt: JsonObject): string {
  const { proof: _proof, ...unsigned } = receipt;
  return canonicalize(withoutNulls(unsigned));
}

export function receiptHash(receipt: JsonObject): string {
  return `sha256:${sha256Hex(canonicalReceipt(receipt))}`;
}

/** Section 4.3.3: multibase `u`, unpadded base64url. Null for any other spelling. */
function multibase(text: JsonValue | undefined): Uint8Array | null {
  if (typeof text !== 'string' || !/^u[A-Za-z0-9_-]*$/.test(text)) return null;
  const base64 = text.slice(1).replaceAll('-', '+').replaceAll('_', '/');
  return decodeBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='));
}

export function publicKey(pem: JsonValue | undefined): Uint8Array | null {
  if (typeof pem !== 'string') return null;
  return decodeBase64(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''));
}

/** Section 7.3 step 2a. */
export function isSigned(receipt: JsonObject, spki: Uint8Array): boolean {
  const proof = receipt['proof'];
  const signature = multibase(member(proof, 'proofValue'));
  if (member(proof, 'type') !== 'Ed25519Signature2020' || signature === null) return false;
  return verifySignature('ed25519', spki, encodeUtf8(canonicalReceipt(receipt)), signature) === 'valid';
}

/** Section 7.3.6: keys of one logical operation that stand in more than one receipt. A retry is no failure. */
export function repeatedKeys(receipts: readonly JsonObject[]): number {
  const times = new Map<string, number>();
  for (const receipt of receipts) {
    const key = member(receipt, 'credentialSubject', 'action', 'idempotency_key');
    if (typeof key === 'string' && key !== '') times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times.values()].filter((count) => count > 1).length;
}

/** Section 7.3 with 7.3.1, 7.3.2, 7.3.4 and 7.5: signatures, one chain of one issuer, its links and numbers, nothing after a terminal receipt. */
export function isChain(receipts: readonly JsonObject[], spki: Uint8Array, requireTerminal = false): boolean {
  const chain = (receipt: JsonObject | undefined, name: string): JsonValue | undefined => member(receipt, 'credentialSubject', 'chain', name);
  if (receipts.length === 0 || chain(receipts[0], 'previous_receipt_hash') !== null) return false;
  if (requireTerminal && chain(receipts.at(-1), 'terminal') !== true) return false;
  return receipts.every((receipt, at) => {
    const before = at === 0 ? null : receipts[at - 1]!;
    if (!isSigned(receipt, spki)) return false;
    if (before === null) return true;
    return chain(before, 'terminal') !== true
      && chain(receipt, 'chain_id') === chain(before, 'chain_id')
      && member(receipt, 'issuer', 'id') === member(before, 'issuer', 'id')
      && chain(receipt, 'sequence') === Number(chain(before, 'sequence')) + 1
      && chain(receipt, 'previous_receipt_hash') === receiptHash(before);
  });
}
