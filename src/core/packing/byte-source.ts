/** Code units that one call makes a text of: each is an argument. */
const UNITS = 2_048;

/** Bytes that a `ByteSink` wrote, read again. */
export class ByteSource {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  readonly #float = new Float64Array(1);
  readonly #floatBytes = new Uint8Array(this.#float.buffer);
  /** By their number: to make a list shorter or longer takes longer than to fill it. */
  readonly #units: number[][] = [];

  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  integer(): number {
    let value = this.byte();
    if (value < 0x80) return value;
    value &= 0x7f;
    for (let factor = 0x80; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  float(): number {
    for (let index = 0; index < 8; index += 1) this.#floatBytes[index] = this.byte();
    return this.#float[0] ?? 0;
  }

  /** Two lower-case hexadecimal digits for each of so many bytes. */
  hex(count: number): string {
    const units = this.#room(2 * count);
    for (let index = 0; index < count; index += 1) {
      const byte = this.byte();
      units[2 * index] = digit(byte >>> 4);
      units[2 * index + 1] = digit(byte & 0xf);
    }
    return String.fromCharCode.apply(null, units);
  }

  /** A text of so many code units, one or two bytes each. */
  units(count: number, bytesEach: 1 | 2): string {
    let text = '';
    for (let left = count; left > 0; left -= UNITS) {
      const units = this.#room(Math.min(left, UNITS));
      for (let index = 0; index < units.length; index += 1) units[index] = bytesEach === 1 ? this.byte() : this.byte() + this.byte() * 0x100;
      text += String.fromCharCode.apply(null, units);
    }
    return text;
  }

  #room(units: number): number[] {
    return (this.#units[units] ??= Array.from({ length: units }, () => 0));
  }
}

const digit = (value: number): number => (value < 10 ? value + 0x30 : value + 0x57);
