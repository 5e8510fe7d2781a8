import type { Container, Entry } from '../../src/core/bundle/container.ts';
import type { Finding } from '../../src/core/findings/index.ts';

export type Files = Map<string, Uint8Array>;

/** A container over files in memory, in name order, handed out in chunks of `chunk` bytes. */
export function containerOf(files: ReadonlyMap<string, Uint8Array>, chunk = 64 * 1024, findings: readonly Finding[] = []): Container {
  const entries = [...files].sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, bytes]): Entry => ({
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  }));
  return { kind: 'folder', entries, findings };
}
