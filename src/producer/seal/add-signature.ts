import { STATEMENT_MEDIA_TYPE, type Envelope } from '../../core/bundle/format.ts';
import { pae, parseEnvelope } from '../../core/dsse/index.ts';
import { encodeBase64 } from '../../core/encoding/index.ts';
import { isJsonObject, parseCanonical } from '../../core/json/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { ProducerError } from '../producer-error.ts';
import { jcsBytes } from './jcs.ts';

export interface AddedSignature {
  readonly manifest: Uint8Array;
  /** Announced signers whose signatures are still missing, in order. */
  readonly outstanding: readonly string[];
}

/**
 * Puts a further signature on a manifest, at the place that the signed list of signers has for its key. A key that was not
 * announced when the bundle was made cannot sign: the list is part of what the others signed. The other signatures are
 * kept as they are, not verified: that needs a trust pack.
 */
export function addSignature(manifest: Uint8Array, signer: Signer): AddedSignature {
  const { envelope, problems } = parseEnvelope(manifest);
  if (envelope === null || problems.length > 0) throw new ProducerError('the manifest is not an envelope in the sealed spelling');
  if (envelope.payloadType !== STATEMENT_MEDIA_TYPE) throw new ProducerError('the manifest is not an in-toto statement');
  const signers = announcedSigners(envelope.payload);
  if (!signers.includes(signer.keyid)) {
    throw new ProducerError('the bundle does not announce this key as a signer', 'who signs is part of what is signed: make the bundle again with proofroom create --announce');
  }
  if (envelope.signatures.some((each) => each.keyid === signer.keyid)) throw new ProducerError('the bundle already carries a signature by this key');
  const sig = encodeBase64(signer.sign(pae(envelope.payloadType, envelope.payload)));
  const present = new Map(envelope.signatures.map((each) => [each.keyid, each.sig === null ? '' : encodeBase64(each.sig)]));
  present.set(signer.keyid, sig);
  const stray = [...present.keys()].find((keyid) => !signers.includes(keyid));
  if (stray !== undefined) throw new ProducerError(`the manifest carries a signature that it does not announce: ${stray}`);
  const signed: Envelope = {
    payload: encodeBase64(envelope.payload),
    payloadType: envelope.payloadType,
    signatures: signers.flatMap((keyid) => (present.has(keyid) ? [{ keyid, sig: present.get(keyid)! }] : [])),
  };
  return { manifest: jcsBytes(signed), outstanding: signers.filter((keyid) => !present.has(keyid)) };
}

/** keyids that the signed statement lists. Throws ProducerError where there is no such list. */
export function announcedSigners(payload: Uint8Array): readonly string[] {
  const read = parseCanonical(payload);
  const predicate = read.ok && isJsonObject(read.value) ? read.value['predicate'] : undefined;
  const signers = isJsonObject(predicate) ? predicate['signers'] : undefined;
  if (!Array.isArray(signers)) throw new ProducerError('the manifest does not say who signs it');
  return signers.filter((each): each is string => typeof each === 'string');
}
