import { CENTRAL_SIGNATURE, END_SIGNATURE, MAX_16, MAX_32 } from '../../core/bundle/sealed-form.ts';
import { decodeUtf8 } from '../../core/encoding/index.ts';

const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;

/**
 * The files of a sealed archive that this producer wrote, in memory, for making damaged copies of it. It trusts what it
 * reads: evidence from anywhere else goes through the engine's reader. Throws on ZIP64 and on anything not sealed.
 */
export function readSealedArchive(archive: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const end = archive.length - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) throw new Error('not a sealed archive');
  const count = view.getUint16(end + 10, true);
  const directory = view.getUint32(end + 16, true);
  if (count === MAX_16 || directory === MAX_32) throw new RangeError('too large to be changed in memory');
  const files = new Map<string, Uint8Array>();
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw new Error('not a sealed archive');
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const data = view.getUint32(at + 42, true) + LOCAL_LENGTH + nameLength;
    const name = decodeUtf8(archive.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength));
    if (name === null) throw new Error('not a sealed archive');
    files.set(name, archive.slice(data, data + size));
    at += CENTRAL_LENGTH + nameLength;
  }
  return files;
}
