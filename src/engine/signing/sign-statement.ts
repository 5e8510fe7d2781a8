import type { SignRefusal } from '../../contract/index.ts';
import { encodeBase64, encodeUtf8 } from '../../core/encoding/index.ts';
import { canonicalize } from '../../core/json/index.ts';
import { SIGN_OFF_TYPE, signedMessage, statementBytes, type SignOffStatement } from '../../core/review/index.ts';
import { readPrivateKey, wantsPassphrase } from '../../producer/keys/private-key.ts';
import { KeyError, signerFromKey, type Signer } from '../../producer/keys/signer.ts';

type Opened = { readonly ok: true; readonly signer: Signer } | { readonly ok: false; readonly because: SignRefusal };

/**
 * A signer out of a person's own key file, for one signature. The caller overwrites `file` afterwards; what OpenSSL and
 * the runtime hold of the key until they are collected cannot be overwritten from here.
 */
export function openSigner(file: Uint8Array, passphrase: string | null): Opened {
  if (passphrase === null && wantsPassphrase(file)) return { ok: false, because: isKeyFile(file) ? 'passphrase-missing' : 'key-unreadable' };
  const key = attempt(() => readPrivateKey(file, passphrase));
  if (key === null) return { ok: false, because: passphrase !== null && wantsPassphrase(file) ? 'passphrase-wrong' : 'key-unreadable' };
  // Nobody needs these bytes twice, so that the salt of RSA-PSS is welcome.
  const signer = attempt(() => signerFromKey(key, { bytesMayVary: true }));
  return signer === null ? { ok: false, because: 'key-unfit' } : { ok: true, signer };
}

/** The statement in a DSSE envelope, in JCS, with one signature. */
export function signStatement(statement: SignOffStatement, signer: Signer): Uint8Array {
  const payload = statementBytes(statement);
  return encodeUtf8(canonicalize({
    payload: encodeBase64(payload),
    payloadType: SIGN_OFF_TYPE,
    signatures: [{ keyid: signer.keyid, sig: encodeBase64(signer.sign(signedMessage(payload))) }],
  }));
}

/** A PEM file, or something in DER: what else is there needs no passphrase to be refused. */
const isKeyFile = (file: Uint8Array): boolean => file[0] === 0x30 || Buffer.from(file).toString('latin1').includes('-----BEGIN ');

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof KeyError) return null;
    throw error;
  }
}
