import { stat } from 'node:fs/promises';
import { isJsonObject, parseStrict, type JsonValue } from '../../core/json/index.ts';
import { openPositioned } from '../files/positioned-file.ts';

/** What a file is, by its own bytes; its name says nothing. */
export type Kind =
  | { readonly kind: 'archive' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'sigstore'; readonly bytes: Uint8Array }
  | { readonly kind: 'unknown'; readonly because: string };

const SIGSTORE_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle';
/** A Sigstore bundle is a few kilobytes; one that needs more than this is something else. */
const MAX_SIGSTORE_BYTES = 16 * 2 ** 20;
/** Where an archive that something was put in front of still ends: the largest end record and its comment. */
const END_TAIL = 66_000;

const startsWith = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).toString('latin1', 0, text.length) === text;

export async function recognise(path: string): Promise<Kind> {
  if ((await stat(path)).isDirectory()) return { kind: 'folder' };
  const file = await openPositioned(path);
  try {
    if (file.size === 0) return { kind: 'unknown', because: 'the file is empty' };
    const head = await file.read(0, 64);
    if (startsWith(head, 'PK\u0003\u0004') || startsWith(head, 'PK\u0005\u0006')) return { kind: 'archive' };
    if (/^[ \t\r\n]*\{/.test(Buffer.from(head).toString('latin1'))) return sigstore(await file.read(0, MAX_SIGSTORE_BYTES + 1));
    const tail = Buffer.from(await file.read(Math.max(0, file.size - END_TAIL), END_TAIL));
    if (tail.includes('PK\u0005\u0006', 0, 'latin1')) return { kind: 'archive' };
    return { kind: 'unknown', because: 'neither an archive nor a Sigstore bundle' };
  } finally {
    await file.close();
  }
}

function sigstore(bytes: Uint8Array): Kind {
  if (bytes.length > MAX_SIGSTORE_BYTES) return { kind: 'unknown', because: 'a JSON file too large for a Sigstore bundle' };
  const reading = parseStrict(bytes, { maxDepth: 64, maxBytes: MAX_SIGSTORE_BYTES });
  if (!reading.ok) return { kind: 'unknown', because: `JSON that cannot be read: ${reading.problem} at byte ${reading.offset}` };
  return mediaType(reading.value)?.startsWith(SIGSTORE_MEDIA_TYPE) === true
    ? { kind: 'sigstore', bytes }
    : { kind: 'unknown', because: 'JSON, but not a Sigstore bundle' };
}

function mediaType(value: JsonValue): string | null {
  const type = isJsonObject(value) ? value['mediaType'] : undefined;
  return typeof type === 'string' ? type : null;
}
