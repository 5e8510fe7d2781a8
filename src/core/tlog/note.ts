import { ed25519RawKey, sha256 } from '../crypto/index.ts';
import { decodeBase64, decodeUtf8, encodeUtf8, toHex } from '../encoding/index.ts';

/** One signature line of a C2SP signed note: https://c2sp.org/signed-note. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the key's hash, lower-case hex: a hint which key, never a proof. */
  readonly keyHash: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** The signed text, its final line feed included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const MAX_NOTE_BYTES = 2 ** 20;
const MAX_SIGNATURES = 100;
/** Signature type of Ed25519. */
const ED25519_TYPE = 0x01;

/** The note's text and signature lines, or null when the bytes are not exactly one signed note. */
export function parseNote(bytes: Uint8Array): Note | null {
  const all = bytes.length <= MAX_NOTE_BYTES ? decodeUtf8(bytes) : null;
  // Control characters other than line feed are refused by the specification: they could hide lines from a reader.
  if (all === null || hasControlCharacter(all)) return null;
  const split = all.lastIndexOf('\n\n');
  if (split < 0 || !all.endsWith('\n')) return null;
  const lines = all.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return null;
  const signatures = lines.map(parseSignatureLine);
  return signatures.every((each) => each !== null) ? { text: all.slice(0, split + 1), signatures } : null;
}

function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 && unit !== 0x0a) || unit === 0xfeff) return true;
  }
  return false;
}

function parseSignatureLine(line: string): NoteSignature | null {
  const parts = /^\u2014 ([^ +\u0085\p{White_Space}]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  const blob = parts === null ? null : decodeBase64(parts[2]!);
  if (parts === null || blob === null || blob.length < 5) return null;
  const keyHash = toHex(blob.subarray(0, 4));
  return { name: parts[1]!, keyHash, signature: blob.slice(4) };
}

/** Key hash of an Ed25519 verifier: SHA-256(name ‖ LF ‖ 0x01 ‖ key), its first four bytes, lower-case hex. */
export function noteKeyHash(name: string, spkiDer: Uint8Array): string {
  const label = encodeUtf8(`${name}\n`);
  const key = ed25519RawKey(spkiDer);
  const input = new Uint8Array(label.length + 1 + key.length);
  input.set(label);
  input[label.length] = ED25519_TYPE;
  input.set(key, label.length + 1);
  return toHex(sha256(input).subarray(0, 4));
}
