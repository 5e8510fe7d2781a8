import { CancelledError } from '../../core/bundle/verification.ts';
import { createSha256 } from '../../core/crypto/index.ts';
import { parseTimestamp } from '../../core/encoding/index.ts';
import type { CheckReport } from '../../core/findings/index.ts';
import type { ExportResult } from '../../sources/audit-export/index.ts';
import { createExportReader, exportFileName } from '../../sources/create-export-reader.ts';
import { GunzipError } from '../files/gunzip.ts';
import type { PositionedFile } from '../files/positioned-file.ts';
import { examination, type Examination } from './examination.ts';
import { exportBytes, MAX_VALUE_BYTES } from './export-bytes.ts';
import { guard } from './guard.ts';
import type { VerifyFileHooks, VerifySettings } from './input.ts';
import type { Kind } from './recognise.ts';

type ExportKind = Extract<Kind, { readonly kind: 'export' }>;

/** An audit export, streamed: its records become rows as they are read. Nothing in it vouches for anything. */
export async function examineExport(digested: { readonly digest: string; readonly size: number }, file: PositionedFile, kind: ExportKind, input: VerifySettings, hooks: VerifyFileHooks): Promise<Examination> {
  const internal: CheckReport[] = [];
  const read = await guard('export', internal, () => readExport(file, kind, input, hooks));
  hooks.progress?.('judge', 0, null);
  const record = read?.result.record ?? null;
  const { events, period } = { events: record?.eventCount ?? 0, period: record?.period ?? null };
  return examination(
    { kind: 'audit-export', format: kind.export.format, compressed: kind.compressed, ...digested, period: events === 0 || period === null ? null : { from: iso(period.from), to: iso(period.to) } },
    [...(read?.result.reports ?? []), ...(read?.problem ?? []), ...internal],
    {
      files: read === null ? [] : [{ name: exportFileName(kind.export), size: read.size, sha256: read.sha256, listed: false, status: 'unsigned' }],
      record,
      counts: { events, actions: read?.result.counts.actions ?? 0, approvals: 0, files: 1, unknownEvents: read?.result.counts.unknown ?? 0 },
    },
  );
}

/** Beyond the years that a date can hold, a time is only a number; none of them comes from a calendar. */
const iso = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : `${time}`);

interface Read {
  readonly result: ExportResult;
  readonly size: number;
  readonly sha256: string;
  readonly problem: readonly CheckReport[];
}

async function readExport(file: PositionedFile, kind: ExportKind, input: VerifySettings, hooks: VerifyFileHooks): Promise<Read> {
  const asOf = parseTimestamp(input.asOf);
  if (asOf === null) throw new RangeError(`not a time: ${input.asOf}`);
  const name = exportFileName(kind.export);
  const reader = createExportReader(kind.export, {
    file: name, maxValueBytes: MAX_VALUE_BYTES, maxJsonDepth: input.limits.maxJsonDepth, maxFindingsPerCode: input.limits.maxFindingsPerCode, asOf,
  }, { ...(hooks.event === undefined ? {} : { event: hooks.event.bind(hooks) }), ...(hooks.action === undefined ? {} : { action: hooks.action.bind(hooks) }) });
  const hash = createSha256();
  let size = 0;
  const problem: CheckReport[] = [];
  try {
    for await (const chunk of exportBytes(file, kind.compressed, input.limits, (done, total) => hooks.progress?.('verify', done, total))) {
      if (hooks.cancelled?.() === true) throw new CancelledError();
      hash.update(chunk);
      size += chunk.length;
      reader.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof GunzipError)) throw error;
    problem.push({ id: 'source.content', examined: 0, unit: 'records', findings: [{ code: 'source.broken-off', at: { file: name, offset: size }, values: { problem: error.problem } }] });
  }
  return { result: reader.end(), size, sha256: hash.digestHex(), problem };
}
