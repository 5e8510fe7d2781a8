const LINE_FEED = 0x0a;

export interface BlockCutter {
  push(chunk: Uint8Array): void;
  /** Hands over what is left. */
  end(): void;
  /** Memory of a piece that nobody reads any more. */
  giveBack(piece: Uint8Array<ArrayBuffer>): void;
}

/**
 * Cuts chunks of any size into pieces of at most `size` bytes, in order and without a gap. `whole` pieces are lines from
 * the first byte to the last line feed; where a line is longer than a piece, or the last one does not end, they are not.
 * The bytes are copied: the reader may use a chunk's memory again.
 */
export function createBlockCutter(size: number, piece: (bytes: Uint8Array<ArrayBuffer>, whole: boolean) => void): BlockCutter {
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let block = new Uint8Array(size);
  let used = 0;
  let atLineStart = true;

  const cut = (): void => {
    const full = block;
    const end = full.lastIndexOf(LINE_FEED, used - 1) + 1;
    if (end > 0 && end < used) {
      block = spare.pop() ?? new Uint8Array(size);
      block.set(full.subarray(end, used));
      used -= end;
      piece(full.subarray(0, end), atLineStart);
      atLineStart = true;
      return;
    }
    const length = used;
    block = spare.pop() ?? new Uint8Array(size);
    used = 0;
    piece(full.subarray(0, length), atLineStart && end > 0);
    atLineStart = end > 0;
  };
  return {
    push(chunk) {
      for (let from = 0; from < chunk.length;) {
        const taken = Math.min(size - used, chunk.length - from);
        block.set(chunk.subarray(from, from + taken), used);
        used += taken;
        from += taken;
        if (used === size) cut();
      }
    },
    end() {
      while (used > 0) cut();
    },
    giveBack(bytes) {
      if (bytes.buffer.byteLength === size) spare.push(new Uint8Array(bytes.buffer));
    },
  };
}
