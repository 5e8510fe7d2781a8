import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS, type Limits } from '../../src/core/run.ts';
import type { Finding } from '../../src/core/findings/index.ts';
import { openZip } from '../../src/engine/zip/index.ts';

export interface ZipReading {
  readonly readable: boolean;
  readonly findings: readonly Finding[];
  readonly codes: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** Writes the bytes, lists them, reads every entry and returns all that was found, in order, codes without repeats. */
export async function readZip(folder: string, bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<ZipReading> {
  const path = join(folder, 'archive.zip');
  writeFileSync(path, bytes);
  const container = await openZip(path, { ...DEFAULT_LIMITS, ...limits });
  try {
    const files: Record<string, string> = {};
    for (const entry of container.entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.open()) chunks.push(chunk);
      files[entry.name] = Buffer.concat(chunks).toString('utf8');
    }
    const findings = [...container.findings, ...container.readFindings()];
    return { readable: container.readable, findings, codes: [...new Set(findings.map((finding) => finding.code))].sort(), files };
  } finally {
    await container.close();
  }
}
