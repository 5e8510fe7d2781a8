import { crc32, inflateRawSync } from 'node:zlib';

/**
 * How other programs read an archive, in few words: each model believes other records than the next. An archive that
 * the strict reader accepts must look the same to all of them. A model gives null where it would refuse.
 */
export type Files = ReadonlyMap<string, string>;
export type Model = (archive: Buffer) => Files | null;

const EOCD = Buffer.from('504b0506', 'hex');
const LOCAL = Buffer.from('504b0304', 'hex');
const CENTRAL = Buffer.from('504b0102', 'hex');
const DESCRIPTOR = Buffer.from('504b0708', 'hex');
const WIDE = 0xffffffff;

interface Believes {
  /** The first end record whose comment fits, or the last signature in the file. */
  readonly end: 'first-that-fits' | 'last';
  /** The directory stands where the end record says, or right before the end record. */
  readonly directory: 'stated' | 'adjacent';
  readonly zip64: boolean;
  /** Names, methods and sizes are those of the directory, or of the local headers. */
  readonly headers: 'central' | 'local';
  /** Reads until the records stop, or as many as are stated. */
  readonly count: 'stated' | 'all';
}

const follow = (believes: Believes): Model => (archive) => {
  const end = findEnd(archive, believes.end);
  if (end < 0) return null;
  const wide = believes.zip64 && end >= 20 && archive.readUInt32LE(end - 20) === 0x07064b50 ? Number(archive.readBigUInt64LE(end - 12)) : -1;
  const record = wide >= 0 && wide + 56 <= archive.length && archive.readUInt32LE(wide) === 0x06064b50
    ? { count: Number(archive.readBigUInt64LE(wide + 32)), size: Number(archive.readBigUInt64LE(wide + 40)), offset: Number(archive.readBigUInt64LE(wide + 48)), at: wide }
    : { count: archive.readUInt16LE(end + 10), size: archive.readUInt32LE(end + 12), offset: archive.readUInt32LE(end + 16), at: end };
  const base = believes.directory === 'stated' ? 0 : record.at - record.size - record.offset;
  const files = new Map<string, string>();
  let at = record.offset + base;
  for (let seen = 0; believes.count === 'all' || seen < record.count; seen += 1) {
    if (at < 0 || at + 46 > archive.length || !archive.subarray(at, at + 4).equals(CENTRAL)) {
      if (believes.count === 'all') break;
      return null;
    }
    const names = archive.readUInt16LE(at + 28);
    const extras = archive.readUInt16LE(at + 30);
    const central = header(archive, at + 10, at + 20, archive.subarray(at + 46, at + 46 + names), archive.subarray(at + 46 + names, at + 46 + names + extras), believes.zip64, archive.readUInt32LE(at + 42));
    const local = central.offset + base;
    if (local < 0 || local + 30 > archive.length || !archive.subarray(local, local + 4).equals(LOCAL)) return null;
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const told = believes.headers === 'central' || (archive.readUInt16LE(local + 6) & 8) !== 0 ? central : localHeader(archive, local, believes.zip64);
    const bytes = unpack(archive, told.method, data, told.compressed);
    if (bytes === null) return null;
    if (!told.name.endsWith('/')) files.set(told.name, bytes);
    at += 46 + names + extras + archive.readUInt16LE(at + 32);
  }
  return files;
};

/** Reads from the first byte on, as a program does that gets the archive through a pipe. */
const stream: Model = (archive) => {
  const files = new Map<string, string>();
  let at = 0;
  while (at + 30 <= archive.length && archive.subarray(at, at + 4).equals(LOCAL)) {
    const local = localHeader(archive, at, true);
    const data = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    let length = local.compressed;
    let after = 0;
    if ((archive.readUInt16LE(at + 6) & 8) !== 0) {
      if (local.compressed === 0) length = local.method === 8 ? deflatedLength(archive, data) : nextSignature(archive, data);
      if (length < 0) return null;
      const width = local.wide ? 8 : 4;
      after = (archive.subarray(data + length, data + length + 4).equals(DESCRIPTOR) ? 8 : 4) + 2 * width;
    }
    const bytes = unpack(archive, local.method, data, length);
    if (bytes === null) return null;
    if (!local.name.endsWith('/')) files.set(local.name, bytes);
    at = data + length + after;
  }
  return files;
};

interface Header { readonly method: number; readonly name: string; readonly compressed: number; readonly offset: number; readonly wide: boolean }

function localHeader(archive: Buffer, at: number, zip64: boolean): Header {
  const names = archive.readUInt16LE(at + 26);
  return header(archive, at + 8, at + 18, archive.subarray(at + 30, at + 30 + names), archive.subarray(at + 30 + names, at + 30 + names + archive.readUInt16LE(at + 28)), zip64, 0);
}

function header(archive: Buffer, methodAt: number, sizesAt: number, name: Buffer, extra: Buffer, zip64: boolean, offset: number): Header {
  let [compressed, place] = [archive.readUInt32LE(sizesAt), offset];
  const uncompressed = archive.readUInt32LE(sizesAt + 4);
  let wide = false;
  for (let at = zip64 ? 0 : extra.length; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    wide = true;
    let from = at + 4 + (uncompressed === WIDE ? 8 : 0);
    const next = (): number => (from + 8 <= extra.length ? Number(extra.readBigUInt64LE((from += 8) - 8)) : -1);
    if (compressed === WIDE) compressed = next();
    if (place === WIDE) place = next();
  }
  return { method: archive.readUInt16LE(methodAt), name: name.toString('latin1'), compressed, offset: place, wide };
}

function findEnd(archive: Buffer, which: Believes['end']): number {
  if (which === 'last') {
    const at = archive.lastIndexOf(EOCD);
    return at >= 0 && at + 22 <= archive.length ? at : -1;
  }
  for (let at = archive.indexOf(EOCD); at >= 0; at = archive.indexOf(EOCD, at + 1)) {
    if (at + 22 <= archive.length && at + 22 + archive.readUInt16LE(at + 20) === archive.length) return at;
  }
  return -1;
}

function unpack(archive: Buffer, method: number, at: number, length: number): string | null {
  if (length < 0 || at + length > archive.length) return null;
  const bytes = archive.subarray(at, at + length);
  if (method === 0) return summary(bytes);
  try {
    return method === 8 ? summary(inflateRawSync(bytes)) : null;
  } catch {
    return null;
  }
}

/** Short, and different for different bytes: what the models are compared by. */
export const summary = (bytes: Uint8Array): string => `${bytes.length} ${crc32(bytes).toString(16)}`;

function deflatedLength(archive: Buffer, at: number): number {
  try {
    const { engine } = inflateRawSync(archive.subarray(at), { info: true }) as unknown as { readonly engine: { readonly bytesWritten: number } };
    return engine.bytesWritten;
  } catch {
    return -1;
  }
}

function nextSignature(archive: Buffer, from: number): number {
  const found = [LOCAL, CENTRAL, DESCRIPTOR].map((each) => archive.indexOf(each, from)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found) - from;
}

const USUAL: Believes = { end: 'last', directory: 'stated', zip64: true, headers: 'central', count: 'stated' };
export const MODELS: Readonly<Record<string, Model>> = {
  usual: follow(USUAL),
  'first end record': follow({ ...USUAL, end: 'first-that-fits' }),
  'directory before the end': follow({ ...USUAL, directory: 'adjacent' }),
  'local headers': follow({ ...USUAL, headers: 'local' }),
  'records until they stop': follow({ ...USUAL, count: 'all' }),
  stream,
};
/** Knows nothing of ZIP64, and gives null where a size is beyond it. */
export const WITHOUT_ZIP64 = follow({ ...USUAL, zip64: false });
