import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrustPack } from '../../src/core/trust/index.ts';
import { verifyFile } from '../../src/engine/verify/index.ts';
import { peakMb } from './peak.ts';

/** Within the validity of the key that make-archives.ts signs with. */
const AS_OF = '2026-07-03T00:00:00.000Z';

/** One verification of an archive of many files: evidence and trust pack. Prints one line of JSON; throws when its content was not what was signed. */
export async function archive([path = '', trustPath = '']: readonly string[]): Promise<void> {
  const read = readTrustPack(readFileSync(trustPath));
  if (!read.ok) throw new Error(read.problem);
  const { run } = await verifyFile({ path, artifactPath: null, trust: { pack: read.pack, digest: read.digest }, asOf: AS_OF, limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'bench' });
  const integrity = run.verdict.axes.find(({ axis }) => axis === 'integrity')?.outcome;
  if (integrity !== 'pass') throw new Error(`integrity: ${String(integrity)}`);
  console.log(JSON.stringify({ files: run.counts.files, peakMb: peakMb() }));
}
