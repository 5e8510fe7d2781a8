import { CENTRAL_SIGNATURE } from '../../core/bundle/sealed-form.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';

export function appendBytes(archive: Uint8Array): Uint8Array {
  const extra = encodeUtf8('see also');
  const changed = new Uint8Array(archive.length + extra.length);
  changed.set(archive);
  changed.set(extra, archive.length);
  return changed;
}

/** One bit in the data of the first entry. */
export function flipDataByte(archive: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(archive);
  const view = new DataView(changed.buffer);
  const data = 30 + view.getUint16(26, true);
  changed[data + 20] = changed[data + 20]! ^ 1;
  return changed;
}

/** Another modification time in both headers of the first entry. */
export function redate(archive: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(archive);
  const view = new DataView(changed.buffer);
  const directory = view.getUint32(changed.length - 22 + 16, true);
  if (view.getUint32(directory, true) !== CENTRAL_SIGNATURE) throw new Error('not a sealed archive');
  view.setUint16(10, 0x4a21, true);
  view.setUint16(directory + 12, 0x4a21, true);
  return changed;
}
