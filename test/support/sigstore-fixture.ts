import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { preAuthEncoding } from './sigstore-pae.ts';

/** A transparency log and a signer of our own, made on the spot: a bundle with a managed key, whole and verifiable. */

export const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });
const ecKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const LOG = ecKey();
const SIGNER = ecKey();
const LOG_ID = sha256(spki(LOG));
const INTEGRATED = Date.UTC(2026, 8, 14, 10) / 1_000;

export const ARTIFACT = Buffer.from('what was signed\n');
export const PUBLIC_KEY = Buffer.from(createPublicKey(SIGNER).export({ format: 'pem', type: 'spki' }));
export const AS_OF = '2026-09-15T00:00:00.000Z';

export const trustedRoot = (validFor: object = { start: '2026-01-01T00:00:00Z' }): unknown => ({
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [{
    baseUrl: 'https://log.example', hashAlgorithm: 'SHA2_256', logId: { keyId: LOG_ID.toString('base64') },
    publicKey: { rawBytes: spki(LOG).toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
  }],
  certificateAuthorities: [], ctlogs: [], timestampAuthorities: [],
});

interface Logged { readonly kind: string; readonly apiVersion: string; readonly spec: unknown }

/** A log of one entry: the promise, the proof (nothing but the leaf) and the checkpoint, all signed by the log. */
function entryFor(logged: Logged, checkpointName: string): Record<string, unknown> {
  const body = Buffer.from(JSON.stringify(logged));
  const promised = `{"body":"${body.toString('base64')}","integratedTime":${INTEGRATED},"logID":"${LOG_ID.toString('hex')}","logIndex":0}`;
  const root = sha256(Buffer.concat([Buffer.from([0]), body]));
  const note = `log.example\n1\n${root.toString('base64')}\n`;
  const noteSignature = Buffer.concat([LOG_ID.subarray(0, 4), sign('sha256', Buffer.from(note), LOG)]).toString('base64');
  return {
    logIndex: '0', logId: { keyId: LOG_ID.toString('base64') }, kindVersion: { kind: logged.kind, version: logged.apiVersion },
    integratedTime: String(INTEGRATED),
    inclusionPromise: { signedEntryTimestamp: sign('sha256', Buffer.from(promised), LOG).toString('base64') },
    inclusionProof: {
      logIndex: '0', rootHash: root.toString('base64'), treeSize: '1', hashes: [],
      checkpoint: { envelope: `${note}\n— ${checkpointName} ${noteSignature}\n` },
    },
    canonicalizedBody: body.toString('base64'),
  };
}

const bundleWith = (entry: unknown, content: object): Record<string, unknown> => ({
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  verificationMaterial: { publicKey: { hint: sha256(spki(SIGNER)).toString('base64') }, tlogEntries: [entry] },
  ...content,
});

export function messageBundle(checkpointName = 'log.example'): Record<string, unknown> {
  const signature = sign('sha256', ARTIFACT, SIGNER).toString('base64');
  const logged = { kind: 'hashedrekord', apiVersion: '0.0.1', spec: { signature: { content: signature }, data: { hash: { algorithm: 'sha256', value: sha256(ARTIFACT).toString('hex') } } } };
  return bundleWith(entryFor(logged, checkpointName), {
    messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest: sha256(ARTIFACT).toString('base64') }, signature },
  });
}

/** An in-toto statement about `subjects`, in an envelope. */
export function statementBundle(subjects: readonly object[] = [{ name: 'a', digest: { sha256: sha256(ARTIFACT).toString('hex') } }]): Record<string, unknown> {
  const payloadType = 'application/vnd.in-toto+json';
  const payload = Buffer.from(JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject: subjects, predicateType: 'urn:example', predicate: {} }));
  const signature = sign('sha256', preAuthEncoding(payloadType, payload), SIGNER).toString('base64');
  const logged = { kind: 'dsse', apiVersion: '0.0.1', spec: { payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') }, signatures: [{ signature }] } };
  return bundleWith(entryFor(logged, 'log.example'), {
    dsseEnvelope: { payloadType, payload: payload.toString('base64'), signatures: [{ sig: signature, keyid: '' }] },
  });
}
