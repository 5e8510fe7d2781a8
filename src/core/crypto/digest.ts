import { hash } from 'node:crypto';
import type { HashName } from './scheme.ts';

/** FIPS 180-4 digest of the bytes. */
export function digest(name: HashName, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash(name, bytes, 'buffer'));
}
