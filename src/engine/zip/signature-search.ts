/** Local header, central record, data descriptor: APPNOTE 4.3.7, 4.3.12, 4.3.9. */
const SIGNATURES = ['504b0304', '504b0102', '504b0708'].map((hex) => Buffer.from(hex, 'hex'));
const CARRIED = 3;

/** Whether a header's signature stands anywhere in bytes that come in chunks, also where it lies across two of them. */
export function createSignatureSearch(): { push(chunk: Uint8Array): void; readonly found: boolean } {
  let carried = Buffer.alloc(0);
  let found = false;
  const holds = (bytes: Buffer): boolean => SIGNATURES.some((signature) => bytes.includes(signature));
  return {
    get found() {
      return found;
    },
    push(chunk) {
      if (found) return;
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const seam = Buffer.concat([carried, bytes.subarray(0, CARRIED)]);
      found = holds(seam) || holds(bytes);
      carried = Buffer.from(bytes.length >= CARRIED ? bytes.subarray(-CARRIED) : seam.subarray(-CARRIED));
    },
  };
}
