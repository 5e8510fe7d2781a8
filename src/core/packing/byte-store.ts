/** Where packed things lie, each at a place. */
export interface ByteStore {
  /** The place of what is added. */
  add(bytes: Uint8Array): number;
  /** Bytes that begin with what was added there, until the next call. */
  at(place: number): Uint8Array;
}

const CHUNK = 2 ** 18;

/** In memory, outside what is searched for garbage. */
export function memoryStore(): ByteStore {
  const chunks: Uint8Array[] = [];
  let used = CHUNK;
  return {
    add(bytes) {
      if (bytes.length > CHUNK) {
        // In a chunk of its own; the one that was being filled stays as it is.
        used = CHUNK;
        return (chunks.push(bytes.slice()) - 1) * CHUNK;
      }
      if (used === CHUNK || used + bytes.length > CHUNK) {
        chunks.push(new Uint8Array(CHUNK));
        used = 0;
      }
      const place = (chunks.length - 1) * CHUNK + used;
      chunks.at(-1)?.set(bytes, used);
      used += bytes.length;
      return place;
    },
    at(place) {
      const chunk = chunks[Math.floor(place / CHUNK)];
      if (chunk === undefined) throw new Error('nothing was added there');
      return chunk.subarray(place % CHUNK);
    },
  };
}
