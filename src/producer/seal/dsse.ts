import type { Envelope } from '../../core/bundle/format.ts';
import { pae } from '../../core/dsse/pae.ts';
import { encodeBase64 } from '../../core/encoding/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { jcsBytes } from './jcs.ts';

/** A DSSE envelope in its sealed spelling: JCS payload, JCS envelope, padded standard base64, signatures in order. */
export function signEnvelope(payloadType: string, payload: object, signers: readonly Signer[]): Uint8Array {
  const bytes = jcsBytes(payload);
  const message = pae(payloadType, bytes);
  const envelope: Envelope = {
    payload: encodeBase64(bytes),
    payloadType,
    signatures: signers.map((signer) => ({ keyid: signer.keyid, sig: encodeBase64(signer.sign(message)) })),
  };
  return jcsBytes(envelope);
}
