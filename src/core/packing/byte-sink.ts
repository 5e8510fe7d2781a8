/** Bytes being written, in room that grows. */
export class ByteSink {
  #bytes = new Uint8Array(4_096);
  readonly #float = new Float64Array(1);
  readonly #floatBytes = new Uint8Array(this.#float.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** What was written since the last `clear`; good until the next byte. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A safe integer that is not negative: seven bits a byte, the lowest first. */
  integer(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = rest < 0x8000_0000 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  float(value: number): void {
    this.#float[0] = value;
    for (const each of this.#floatBytes) this.byte(each);
  }

  /** The code units of a text from one of its places on, one or two bytes each. */
  units(text: string, from: number, bytesEach: 1 | 2): void {
    const units = text.length - from;
    if (this.#length + units * bytesEach > this.#bytes.length) this.#grow(units * bytesEach);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = from; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      bytes[at++] = unit;
      if (bytesEach === 2) bytes[at++] = unit >>> 8;
    }
    this.#length = at;
  }

  /** Two lower-case hexadecimal digits a byte. */
  hex(text: string): void {
    for (let index = 0; index < text.length; index += 2) this.byte(digit(text.charCodeAt(index)) * 16 + digit(text.charCodeAt(index + 1)));
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const digit = (unit: number): number => (unit <= 0x39 ? unit - 0x30 : unit - 0x57);
