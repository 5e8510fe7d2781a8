/** Telling a portable case from other archives: for the window, which is given files, and the engine, which is named them. */

export const PORTABLE_SUFFIX = '.proofroom-case.zip';
/** As much of a file's beginning as `isPortableCase` looks at. */
export const PORTABLE_HEAD_BYTES = 64;

const FIRST_ENTRY = 'case.json';

/**
 * Whether a file says it is a portable case: by its name, or, renamed by whoever carried it, by the first entry that the
 * workstation writes (docs/formats/portable-case.md). Whether it is one is found out when it is read.
 */
export function isPortableCase(name: string, head: Uint8Array): boolean {
  if (name.toLowerCase().endsWith(PORTABLE_SUFFIX)) return true;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 30 + FIRST_ENTRY.length || view.getUint32(0, true) !== 0x04034b50 || view.getUint16(26, true) !== FIRST_ENTRY.length) return false;
  return new TextDecoder('latin1').decode(head.subarray(30, 30 + FIRST_ENTRY.length)) === FIRST_ENTRY;
}
