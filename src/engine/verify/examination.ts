import type { ControlResult } from '../../core/controls/types.ts';
import type { LogHead } from '../../core/bundle/verification.ts';
import type { CheckReport, Problem } from '../../core/findings/index.ts';
import type { CanonicalRecord } from '../../core/model/record.ts';
import type { Replay } from '../../core/policy/index.ts';
import type { FileStatus, Signer, StreamSummary } from '../../core/examined.ts';
import type { Run, Subject } from '../../core/run.ts';
import type { UnknownKind } from './recognise.ts';

/** What was learned of one file, before it is judged. */
export interface Examination {
  readonly subject: Subject;
  readonly reports: readonly CheckReport[];
  readonly signers: readonly Signer[];
  readonly streams: readonly StreamSummary[];
  readonly files: readonly FileStatus[];
  readonly heads: readonly LogHead[];
  readonly controls: readonly ControlResult[];
  readonly record: CanonicalRecord | null;
  /** Null when there was no record to replay decisions of. */
  readonly replay: Replay | null;
  readonly counts: Run['counts'];
  readonly redactedValues: number;
  readonly folder: boolean;
}

const NOTHING: Omit<Examination, 'subject' | 'reports'> = {
  signers: [], streams: [], files: [], heads: [], controls: [], record: null, replay: null,
  counts: { events: 0, actions: 0, approvals: 0, files: 0, unknownEvents: 0 }, redactedValues: 0, folder: false,
};

export function examination(subject: Subject, reports: readonly CheckReport[], rest: Partial<Omit<Examination, 'subject' | 'reports'>> = {}): Examination {
  return { ...NOTHING, ...rest, subject, reports };
}

/** Files that begin as something that is verified and break off. Any other is simply of another kind, which nobody is to be blamed for. */
const BROKEN: ReadonlySet<Problem> = new Set<Problem>(['kind-empty', 'kind-json-damaged', 'kind-der-damaged']);

/** A file of which nothing but its digest is known; the run says so instead of not existing. */
export function unreadable(file: { readonly digest: string; readonly size: number }, { because, offset, label }: UnknownKind): Examination {
  const code = BROKEN.has(because) ? 'archive.unreadable' : 'archive.foreign';
  const report: CheckReport = { id: 'archive.structure', examined: 0, unit: 'entries', findings: [{ code, at: offset === undefined ? {} : { offset }, values: { problem: because, ...(label === undefined ? {} : { label }) } }] };
  return examination({ kind: 'unreadable', ...file, because }, [report]);
}
