import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { createSha256, sha256Hex, type Sha256 } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { fileOfBytes, type ArchiveFile } from '../zip/sealed-archive.ts';

/** A file ready to be listed and sealed. */
export interface BundleFile extends ArchiveFile {
  readonly sha256: string;
}

export function bundleFile(name: string, bytes: Uint8Array): BundleFile {
  return { ...fileOfBytes(name, bytes), sha256: sha256Hex(bytes) };
}

const LINES_PER_FILE = 50_000;
const FLUSH_CHARACTERS = 1 << 20;

/** The files of one stream, written to `directory` as the lines come: memory is one buffer. */
export interface LineSpool {
  /** The file that the next line goes into. */
  readonly current: string;
  write(line: string): void;
  finish(): readonly BundleFile[];
}

export function createLineSpool(directory: string, stream: string): LineSpool {
  const done: BundleFile[] = [];
  let open: OpenFile | null = null;
  let lines = 0;
  const nameOf = (number: number): string => `audit/${stream}/${String(number).padStart(4, '0')}.ndjson`;
  const close = (): void => {
    if (open !== null) done.push(open.close());
    open = null;
  };
  return {
    get current() {
      return nameOf(done.length + (open !== null && lines === LINES_PER_FILE ? 2 : 1));
    },
    write(line) {
      if (lines === LINES_PER_FILE) close();
      if (open === null) {
        open = openFile(join(directory, `${stream}-${done.length + 1}`), nameOf(done.length + 1));
        lines = 0;
      }
      open.write(line);
      lines += 1;
    },
    finish() {
      close();
      return done;
    },
  };
}

interface OpenFile {
  write(text: string): void;
  close(): BundleFile;
}

function openFile(path: string, name: string): OpenFile {
  const descriptor = openSync(path, 'w');
  const hash: Sha256 = createSha256();
  let pending: string[] = [];
  let characters = 0;
  let size = 0;
  let sum = 0;
  const flush = (): void => {
    const bytes = encodeUtf8(pending.join(''));
    pending = [];
    characters = 0;
    hash.update(bytes);
    sum = crc32(bytes, sum);
    size += bytes.length;
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
  };
  return {
    write(text) {
      pending.push(text);
      characters += text.length;
      if (characters >= FLUSH_CHARACTERS) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
      return { name, size, crc32: sum, sha256: hash.digestHex(), open: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
    },
  };
}
