import { decodeDer } from '../../core/asn1/index.ts';
import { digest } from '../../core/crypto/index.ts';
import { toHex } from '../../core/encoding/index.ts';
import { parseTimeStamp, parseTstInfo } from '../../core/time/index.ts';
import { ProducerError } from '../producer-error.ts';

/**
 * The token of a time-stamp of `stamped`, in DER, from a token or the response in which it came. Whether its authority is
 * believed is for whoever verifies. Throws ProducerError for what a verifier would refuse; `about` names what was stamped.
 */
export function readTokenOf(file: Uint8Array, stamped: Uint8Array, about: { readonly what: string; readonly hint: string }): Uint8Array {
  const read = parseTimeStamp(file);
  if (!read.ok) throw new ProducerError(`not a time-stamp in DER: ${read.problem} at byte ${read.offset}`);
  const { form, token } = read.value;
  if (form === 'response' && read.value.status !== 'granted' && read.value.status !== 'grantedWithMods') throw new ProducerError(`the authority did not grant it: ${read.value.status}`);
  const info = token?.content ? parseTstInfo(token.content) : null;
  if (info === null || !info.ok) throw new ProducerError(info === null ? 'there is no token in it' : `its token states nothing that can be read: ${info.problem}`);
  const { imprint } = info.value;
  if (imprint.hash === null) throw new ProducerError(`it stamps a digest by ${imprint.oid}, which is not believed`, 'ask for SHA-256, SHA-384 or SHA-512');
  const wanted = toHex(digest(imprint.hash, stamped));
  if (toHex(imprint.digest) !== wanted) throw new ProducerError(`it stamps other bytes than ${about.what}, whose ${imprint.hash} is ${wanted}`, about.hint);
  return form === 'token' ? file : tokenIn(file);
}

function tokenIn(response: Uint8Array): Uint8Array {
  const inner = decodeDer(response, (root) => root.children[1]?.bytes.slice() ?? null);
  if (!inner.ok || inner.value === null) throw new Error('a response that was read has its token second');
  return inner.value;
}
