/** A part of an archive: what it is, and the file it belongs to. */
export interface Region {
  readonly part: string;
  readonly file: string | null;
  readonly from: number;
  readonly to: number;
}

/** An archive written part by part, so that every byte has a name. */
export function createLayout() {
  const parts: Uint8Array[] = [];
  const regions: Region[] = [];
  let length = 0;
  return {
    regions,
    get length() {
      return length;
    },
    put(part: string, file: string | null, bytes: Uint8Array): void {
      if (bytes.length === 0) return;
      parts.push(bytes);
      regions.push({ part, file, from: length, to: (length += bytes.length) });
    },
    bytes: (): Uint8Array => Buffer.concat(parts),
  };
}

/** The part that a byte belongs to; the last one for what is put behind the end. */
export function regionAt(regions: readonly Region[], offset: number): Region {
  const region = regions.find(({ from, to }) => offset >= from && offset < to) ?? regions.at(-1);
  if (region === undefined) throw new Error('an archive without parts');
  return region;
}
