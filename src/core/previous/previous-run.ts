import type { AxisVerdict } from '../findings/index.ts';
import type { FileStatus, Signer, StreamSummary } from '../examined.ts';
import type { Subject } from '../subject.ts';

/**
 * What is taken from the run of an earlier verification. The file is the user's choice, but nothing signs it: whoever
 * could exchange it chooses what the new bundle is held against, so it adds findings and never takes one away.
 */
export interface PreviousRun {
  /** SHA-256 of the run's bytes: it is named in the new run. */
  readonly digest: string;
  readonly subject: {
    readonly kind: Subject['kind'];
    readonly digest: string;
    readonly bundleId: string | null;
  };
  readonly axes: readonly Pick<AxisVerdict, 'axis' | 'outcome'>[];
  readonly signers: readonly Pick<Signer, 'keyid' | 'name' | 'holder' | 'outcome' | 'certifiedBy'>[];
  readonly streams: readonly Pick<StreamSummary, 'origin' | 'lastSeq' | 'lastTime' | 'merkleRoot'>[];
  readonly files: readonly Pick<FileStatus, 'name' | 'sha256'>[];
}

export function previousLog(previous: PreviousRun | null | undefined, origin: string): PreviousRun['streams'][number] | null {
  return previous?.streams.find((stream) => stream.origin === origin) ?? null;
}
