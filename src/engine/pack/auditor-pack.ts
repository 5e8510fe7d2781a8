import { rename, rm } from 'node:fs/promises';
import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { evidenceNameOf, hidesRecord, packReadme, type PackName, type ReportModel } from '../../report/index.ts';
import { CancelledError, UnreadableError } from '../errors.ts';
import { temporaryName } from '../files/atomic-write.ts';
import { openPositioned, type PositionedFile } from '../files/positioned-file.ts';
import { runBytes as bytesOf } from '../verify/run-bytes.ts';
import { auditorScript } from './auditor-script.ts';
import { packBytes, packOpened, type PackFile } from './pack-file.ts';
import { writePack } from './write-pack.ts';

export interface AuditorPackInput {
  readonly model: ReportModel;
  /** Where the evidence lies, as it was verified; left out of a redacted pack. Null where the caller has none to hand over. */
  readonly evidencePath: string | null;
  /** The run's own bytes (`Verified.bytes`), left out of a redacted pack, whose texts state their digest. */
  readonly runBytes: Uint8Array;
  /** The report as a PDF, signed or not. */
  readonly pdf: Uint8Array;
  /** The trust pack's bytes, as the verification used them; null where there was none. */
  readonly trustPack: Uint8Array | null;
  /** Where to write the pack. It is put in place when it is whole, over what stood there. */
  readonly out: string;
}

export interface AuditorPackHooks {
  /** Bytes done, of how many: the evidence is read twice. */
  progress?(done: number, total: number): void;
  /** Asked between chunks; `true` ends the work with the engine's `CancelledError` and leaves nothing behind. */
  cancelled?(): boolean;
}

export interface AuditorPack {
  readonly sha256: string;
  readonly size: number;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

/**
 * Evidence, run, report, trust pack and the script that checks them, in one archive (docs/formats/auditor-pack.md). The
 * same arguments give the same bytes. Throws `UnreadableError` when the evidence is a folder, or is not what was verified.
 */
export async function auditorPack(input: AuditorPackInput, hooks: AuditorPackHooks = {}): Promise<AuditorPack> {
  const evidence = input.evidencePath === null || hidesRecord(input.model) ? null : await openPositioned(input.evidencePath);
  const partial = temporaryName(input.out);
  try {
    let done = 0;
    const total = 2 * (evidence?.size ?? 0);
    const step = (bytes: number): void => {
      if (hooks.cancelled?.() === true) throw new CancelledError();
      done += bytes;
      hooks.progress?.(Math.min(done, total), total);
    };
    const files = await packFiles(input, evidence, step);
    const written = await writePack(partial, files, step);
    await rename(partial, input.out);
    return { ...written, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) };
  } finally {
    await evidence?.close();
    await rm(partial, { force: true });
  }
}

async function packFiles(input: AuditorPackInput, evidence: PositionedFile | null, step: (bytes: number) => void): Promise<readonly PackFile[]> {
  const { model, runBytes } = input;
  const files: PackFile[] = [packBytes('report.pdf', input.pdf), packBytes('verify.mjs', await auditorScript())];
  if (hidesRecord(model)) files.push(packBytes('run.redacted.json', bytesOf(model.shown.run)));
  else files.push(packBytes('run.json', runBytes), ...(input.trustPack === null ? [] : [packBytes('trust-pack.json', input.trustPack)]));
  if (evidence !== null) files.push(await verified(await packOpened(evidenceNameOf(model), evidence, step), model));
  const names: PackName[] = [...files.map(({ name }) => name), 'README.txt', 'SHA256SUMS'];
  files.push(packBytes('README.txt', encodeUtf8(packReadme(model, { names: names.sort(), runDigest: sha256Hex(runBytes) }))));
  const sums = [...files].sort((left, right) => (left.name < right.name ? -1 : 1)).map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return [...files, packBytes('SHA256SUMS', encodeUtf8(sums.join('')))];
}

/** A pack whose run is about other bytes than those beside it would accuse whoever made the evidence. */
async function verified(file: PackFile, { shown: { run } }: ReportModel): Promise<PackFile> {
  if (file.sha256 !== run.subject.digest) throw new UnreadableError('file-exchanged');
  return file;
}
