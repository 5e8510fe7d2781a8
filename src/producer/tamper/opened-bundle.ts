import { COUNTERSIGNATURE_FOLDER, MANIFEST_PATH, SEAL_PREFIX, TOKEN_FOLDER, type Envelope, type Statement } from '../../core/bundle/format.ts';
import { compareNames } from '../../core/bundle/sealed-form.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { decodeBase64, decodeUtf8, encodeUtf8 } from '../../core/encoding/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import type { Keyring } from '../scenario/keyring.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { jcsBytes } from '../seal/jcs.ts';

/** A finished bundle, opened by someone who means to change it. */
export interface OpenedBundle {
  readonly files: Map<string, Uint8Array>;
  /** What every key and authority of the demonstration is derived from. */
  readonly seed: string;
  /** Every key of the demonstration: for what insiders could do. */
  readonly keyring: Keyring;
  /** A key nobody trusts. */
  readonly stranger: Signer;
}

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

/** The first and the second file, in name order, that pass the test. */
export function twoNamed(bundle: OpenedBundle, test: (name: string) => boolean): readonly [string, string] {
  const [first, second] = [...bundle.files.keys()].filter(test);
  if (first === undefined || second === undefined) throw new Error('the bundle has no two such files; make it with more events');
  return [first, second];
}

export function firstNamed(bundle: OpenedBundle, test: (name: string) => boolean): string {
  const name = [...bundle.files.keys()].find(test);
  if (name === undefined) throw new Error('the bundle has no such file; make it with more events');
  return name;
}

export function envelopeAt(bundle: OpenedBundle, name: string): Envelope {
  return JSON.parse(textOf(bundle, name)) as Envelope;
}

/** What an envelope signs. The caller knows which type of document its own producer put there. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the document, once
export function payloadOf<T>(envelope: Envelope): T {
  const bytes = decodeBase64(envelope.payload);
  const text = bytes === null ? null : decodeUtf8(bytes);
  if (text === null) throw new Error('the payload is not text');
  return JSON.parse(text) as T;
}

/** Puts another envelope, or the same in other words, in the place of a signed file. */
export function replaceEnvelope(bundle: OpenedBundle, name: string, edit: (envelope: Envelope) => Envelope): void {
  bundle.files.set(name, jcsBytes(edit(envelopeAt(bundle, name))));
}

/** A statement edited and signed again. */
export function resign<T extends object>(bundle: OpenedBundle, name: string, signer: Signer, edit: (payload: T) => T = (payload) => payload): void {
  const envelope = envelopeAt(bundle, name);
  bundle.files.set(name, signEnvelope(envelope.payloadType, edit(payloadOf<T>(envelope)), [signer]));
}

/** Rewrites the manifest and signs it again with the given keys; the files stay listed as they were. */
export function resealManifest(bundle: OpenedBundle, signers: readonly Signer[], edit: (statement: Statement) => Statement): void {
  const envelope = envelopeAt(bundle, MANIFEST_PATH);
  const statement = edit(payloadOf<Statement>(envelope));
  const signed = { ...statement, predicate: { ...statement.predicate, signers: signers.map((signer) => signer.keyid) } };
  bundle.files.set(MANIFEST_PATH, signEnvelope(envelope.payloadType, signed, signers));
  // What others said of the manifest as it was would give the new one away.
  const said = Array.from(bundle.files.keys()).filter((file) => file.startsWith(TOKEN_FOLDER) || file.startsWith(COUNTERSIGNATURE_FOLDER));
  said.forEach((file) => bundle.files.delete(file));
}

/** What an insider with both keys does: every file as it is now is listed, and the list is signed. */
export function reseal(bundle: OpenedBundle, edit: (statement: Statement) => Statement = (statement) => statement): void {
  const subject = [...bundle.files]
    .filter(([name]) => name !== MANIFEST_PATH && !name.startsWith(SEAL_PREFIX))
    .map(([name, bytes]) => ({ name, digest: { sha256: sha256Hex(bytes) } }))
    .sort((left, right) => compareNames(encodeUtf8(left.name), encodeUtf8(right.name)));
  resealManifest(bundle, [bundle.keyring.store, bundle.keyring.notary], (statement) => edit({ ...statement, subject }));
}
