const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;

/** Where a value that began earlier ends. Brackets are counted, not matched: whoever parses the value does that. */
export interface ValueScanner {
  /** Before the value's first byte. */
  begin(firstByte: number): void;
  /**
   * Looks on from `at`. Returns the position after the value's last byte, `chunk.length` with `ended` still false where
   * the value goes on, or the position of a byte that cannot stand there, with `refused` true.
   */
  scan(chunk: Uint8Array, at: number): number;
  readonly ended: boolean;
  readonly refused: boolean;
}

/** @param oneLine a line feed inside a value is refused: in a file of lines it belongs to the next one. */
export function createValueScanner(oneLine: boolean): ValueScanner {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let scalar = false;
  let ended = false;
  let refused = false;

  return {
    get ended() {
      return ended;
    },
    get refused() {
      return refused;
    },
    begin(firstByte) {
      depth = 0;
      inString = false;
      escaped = false;
      ended = false;
      refused = false;
      scalar = firstByte !== 0x7b && firstByte !== 0x5b && firstByte !== QUOTE;
    },
    scan(chunk, from) {
      let at = from;
      const end = chunk.length;
      if (scalar) {
        while (at < end && isScalar(chunk[at]!)) at += 1;
        ended = at < end;
        return at;
      }
      while (at < end) {
        const byte = chunk[at]!;
        if (inString) {
          // A control character is refused here: an unclosed string would otherwise swallow what follows it.
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) {
            inString = false;
            if (depth === 0) {
              ended = true;
              return at + 1;
            }
          } else if (byte < 0x20) {
            refused = true;
            return at;
          }
        } else if (byte === QUOTE) inString = true;
        else if (byte === 0x7b || byte === 0x5b) depth += 1;
        else if (byte === 0x7d || byte === 0x5d) {
          depth -= 1;
          if (depth === 0) {
            ended = true;
            return at + 1;
          }
        } else if (byte === LINE_FEED && oneLine) {
          refused = true;
          return at;
        }
        at += 1;
      }
      return at;
    },
  };
}

/** Letters, digits and signs of numbers and of `true`, `false`, `null`. */
function isScalar(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x2b || byte === 0x2d || byte === 0x2e || byte === 0x45;
}
