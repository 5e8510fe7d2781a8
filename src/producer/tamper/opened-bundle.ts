import { MANIFEST_PATH, type Envelope, type EventLine, type Statement } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { decodeBase64, decodeUtf8, encodeUtf8 } from '../../core/encoding/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { jcs, jcsBytes } from '../seal/jcs.ts';

/** A finished bundle, opened by someone who means to change it. */
export interface OpenedBundle {
  readonly files: Map<string, Uint8Array>;
  /** The log's own key: for what an insider could do. */
  readonly store: Signer;
  readonly notary: Signer;
  /** A key nobody trusts. */
  readonly stranger: Signer;
}

const PLANE = 'audit/plane/';

export function bytesOf(bundle: OpenedBundle, name: string): Uint8Array {
  const bytes = bundle.files.get(name);
  if (bytes === undefined) throw new Error(`the bundle has no ${name}`);
  return bytes;
}

export function textOf(bundle: OpenedBundle, name: string): string {
  const text = decodeUtf8(bytesOf(bundle, name));
  if (text === null) throw new Error(`${name} is not text`);
  return text;
}

export function firstNamed(bundle: OpenedBundle, test: (name: string) => boolean): string {
  const name = [...bundle.files.keys()].find(test);
  if (name === undefined) throw new Error('the bundle has no such file; make it with more events');
  return name;
}

export function streamFiles(bundle: OpenedBundle): readonly string[] {
  return [...bundle.files.keys()].filter((name) => name.startsWith(PLANE));
}

/** Changes the lines of one audit file in place. */
export function editLines(bundle: OpenedBundle, name: string, edit: (lines: string[]) => void): void {
  const lines = textOf(bundle, name).split('\n').slice(0, -1);
  edit(lines);
  bundle.files.set(name, encodeUtf8(lines.map((line) => `${line}\n`).join('')));
}

/** Lines this producer wrote are events; the JSON is its own. */
export function eventOf(line: string): EventLine {
  return JSON.parse(line) as EventLine;
}

/** The event's line with a hash that fits its own content, and nothing else. */
export function rehashed(event: EventLine): string {
  const { hash: _hash, open, ...covered } = event;
  const hash = sha256Hex(jcs(covered));
  return jcs({ ...covered, hash, ...(open === undefined ? {} : { open }) });
}

function envelopeAt(bundle: OpenedBundle, name: string): Envelope {
  return JSON.parse(textOf(bundle, name)) as Envelope;
}

/** JSON text of what an envelope signs. */
export function payloadText(envelope: Envelope): string {
  const bytes = decodeBase64(envelope.payload);
  const text = bytes === null ? null : decodeUtf8(bytes);
  if (text === null) throw new Error('the payload is not text');
  return text;
}

/** Puts another envelope, or the same in other words, in the place of a signed file. */
export function replaceEnvelope(bundle: OpenedBundle, name: string, edit: (envelope: Envelope) => Envelope): void {
  bundle.files.set(name, jcsBytes(edit(envelopeAt(bundle, name))));
}

/** Rewrites the manifest and signs it again with the given keys. */
export function resealManifest(bundle: OpenedBundle, signers: readonly Signer[], edit: (statement: Statement) => Statement): void {
  const envelope = envelopeAt(bundle, MANIFEST_PATH);
  const statement = edit(JSON.parse(payloadText(envelope)) as Statement);
  const signed = { ...statement, predicate: { ...statement.predicate, signers: signers.map((signer) => signer.keyid) } };
  bundle.files.set(MANIFEST_PATH, signEnvelope(envelope.payloadType, signed, signers));
}
