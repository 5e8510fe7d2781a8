import { joinBytes } from '../encoding/index.ts';

const LINE_FEED = 0x0a;

export interface LineSink {
  /** A line without its line feed, and where it starts in the file. */
  line(bytes: Uint8Array, offset: number): void;
  /** A line longer than the limit: skipped whole, so that the author cannot fill memory. */
  tooLong(offset: number): void;
  /** The file's last bytes have no line feed after them; they are handed over by `line` as well. */
  unterminated(offset: number): void;
}

export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** Passes over whole lines that somebody else has taken. */
  skip(length: number): void;
  end(): void;
}

/** Cuts chunks of any size into lines; a line that spans chunks is copied, others are views of the chunk. */
export function createLineSplitter(maxLineBytes: number, sink: LineSink): LineSplitter {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let start = 0;
  let skipping = false;

  const hold = (bytes: Uint8Array): void => {
    if (skipping || bytes.length === 0) return;
    if (heldBytes + bytes.length > maxLineBytes) {
      skipping = true;
      held = [];
      heldBytes = 0;
      sink.tooLong(start);
      return;
    }
    held.push(bytes);
    heldBytes += bytes.length;
  };
  const flush = (next: number): void => {
    if (!skipping) sink.line(held.length === 1 ? held[0]! : joinBytes(held), start);
    held = [];
    heldBytes = 0;
    skipping = false;
    start = next;
  };
  const cut = (bytes: Uint8Array, next: number): void => {
    if (!skipping && heldBytes === 0 && bytes.length <= maxLineBytes) {
      sink.line(bytes, start);
      start = next;
      return;
    }
    hold(bytes);
    flush(next);
  };

  let position = 0;
  return {
    push(chunk) {
      let from = 0;
      for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
        cut(chunk.subarray(from, feed), position + feed + 1);
        from = feed + 1;
      }
      // Copied: the reader may use the chunk's memory again for the next one.
      hold(chunk.slice(from));
      position += chunk.length;
    },
    skip(length) {
      if (start !== position) throw new RangeError('a line is under way');
      position += length;
      start = position;
    },
    end() {
      if (start === position) return;
      sink.unterminated(start);
      flush(position);
    },
  };
}
