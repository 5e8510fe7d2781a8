import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** One byte a pixel: a place in the fixed palette below. A page takes some 30 kB so, and its greys stay grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const STEPS = 6;
const CUBE = STEPS ** 3;
const GREYS = 256 - CUBE;
/** 216 colours, six steps a channel, and forty greys for what is nearly grey: tints and the edges of letters. */
const PALETTE = Uint8Array.from(Array.from({ length: 256 }, (_, index) => {
  if (index >= CUBE) return Array.from({ length: 3 }, () => Math.round(((index - CUBE) * 255) / (GREYS - 1)));
  return [Math.floor(index / 36), Math.floor(index / STEPS) % STEPS, index % STEPS].map((step) => step * 51);
}).flat());

export function pictureOf(width: number, height: number, rgba: Uint8ClampedArray): Picture {
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3);
    const grey = Math.max(red, green, blue) - Math.min(red, green, blue) <= 12;
    const step = (channel: number): number => Math.round(channel / 51);
    pixels[at] = grey ? CUBE + Math.round(((red + green + blue) / 765) * (GREYS - 1)) : step(red) * 36 + step(green) * STEPS + step(blue);
  }
  return { width, height, pixels };
}

/** How far two colours of the palette lie apart: the most that a channel differs by, of 255. */
export function apart(one: number, other: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel += 1) most = Math.max(most, Math.abs((PALETTE[one * 3 + channel] ?? 0) - (PALETTE[other * 3 + channel] ?? 0)));
  return most;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function writePng({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', PALETTE), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Reads what `writePng` writes, and no other PNG. */
export function readPng(bytes: Buffer): Picture {
  const [width, height, length] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt32BE(SIGNATURE.length + 25 + 12 + PALETTE.length)];
  const start = SIGNATURE.length + 25 + 12 + PALETTE.length + 8;
  if (bytes.toString('latin1', start - 4, start) !== 'IDAT') throw new Error('no golden image: it was not written by writePng');
  const rows = inflateSync(bytes.subarray(start, start + length));
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) pixels.set(rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), row * width);
  return { width, height, pixels };
}
