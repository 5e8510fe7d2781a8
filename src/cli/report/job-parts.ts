import { readFile } from 'node:fs/promises';
import { UnreadableError } from '../../engine/errors.ts';
import type { ReportJob } from '../../engine/report/index.ts';
import { readTrust } from '../../engine/verify/trust.ts';
import { problemClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { reason } from '../verify-inputs.ts';
import type { RecordIndex } from '../record-index.ts';
import type { ReportSource } from './source.ts';

/** The evidence, the record and the trust pack of one command, from where the user named them. */
export function jobParts({ run, runId, bytes, evidencePath }: ReportSource, index: RecordIndex | null, trustPath: string | null): Pick<ReportJob, 'run' | 'runBytes' | 'evidence' | 'trustPack' | 'tables'> {
  return {
    run, runBytes: bytes,
    evidence: evidencePath === null ? null : async (use) => {
      try {
        await use(evidencePath);
      } catch (error) {
        if (error instanceof UnreadableError) throw new CliError(EXIT.unreadable, `${evidencePath} cannot be put into a pack: ${problemClause(error.because)}`, 'a folder is sealed first, with proofroom create');
        throw error;
      }
    },
    trustPack: async () => (trustPath === null ? null : sameTrust(trustPath, run.inputs.trustPack?.digest ?? null)),
    tables: index === null ? null : async (folder, onTable) => {
      // Larger than all that a verification needs, and every command would load it.
      const { exportParquet } = await import('../../engine/index-db/index.ts');
      await exportParquet(index.path, folder, { evidence: run.subject.digest, run: runId, software: run.software.version }, onTable);
    },
  };
}

/** Read a second time: what is handed over is what the verification used, or nothing. */
async function sameTrust(path: string, digest: string | null): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CliError(EXIT.unreadable, `the trust pack cannot be read: ${reason(error)}`, path);
  });
  const read = readTrust(bytes);
  if (!read.ok || read.trust.digest !== digest) throw new CliError(EXIT.unreadable, 'the trust pack is no longer the one that was used', path);
  return bytes;
}
