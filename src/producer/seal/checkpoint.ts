import { encodeBase64, encodeUtf8, fromHex } from '../../core/encoding/index.ts';
import { noteKeyHash } from '../../core/tlog/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';

/** A C2SP checkpoint of the tree, signed by the log's Ed25519 key under the log's origin as the key's name. */
export function signCheckpoint(origin: string, size: number, root: Uint8Array, signer: Signer): Uint8Array {
  if (signer.algorithm !== 'ed25519') throw new Error('a checkpoint is signed with Ed25519');
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`;
  const hint = fromHex(noteKeyHash(origin, signer.spki));
  if (hint === null) throw new Error('key hash is hex');
  const signature = encodeBase64(Uint8Array.from([...hint, ...signer.sign(encodeUtf8(text))]));
  return encodeUtf8(`${text}\n\u2014 ${origin} ${signature}\n`);
}
