import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH } from '../bundle/format.ts';
import type { Finding } from '../findings/index.ts';
import type { FileStatus, Signer, StreamSummary } from '../examined.ts';
import { lastingOf } from './lasting.ts';
import type { PreviousRun } from './previous-run.ts';

/** What a verification found, as far as an earlier run can be held against it. */
export interface ComparedBundle {
  /** The manifest that the bundle has: findings about what it states point there. */
  readonly manifestFile: string;
  readonly bundleId: string | null;
  readonly signers: readonly Signer[];
  readonly streams: readonly StreamSummary[];
  readonly files: readonly FileStatus[];
}

/** Everything but the logs' own history, which is followed while the events are read. */
export function compareBundle(previous: PreviousRun, bundle: ComparedBundle): Finding[] {
  if (previous.subject.kind !== 'evidence-bundle') {
    return [{ code: 'previous.not-comparable', at: {}, values: { kind: previous.subject.kind } }];
  }
  return [...soundness(previous), ...missingLogs(previous, bundle), ...reissued(previous, bundle), ...signers(previous, bundle), ...files(previous, bundle)];
}

/** A comparison is worth what the earlier run was worth. */
function soundness(previous: PreviousRun): Finding[] {
  const outcome = previous.axes.find((each) => each.axis === 'integrity')?.outcome ?? 'not-checked';
  return outcome === 'pass' ? [] : [{ code: 'previous.not-sound', at: {}, values: { outcome } }];
}

function missingLogs(previous: PreviousRun, bundle: ComparedBundle): Finding[] {
  const here = new Set(bundle.streams.map((stream) => stream.origin));
  return previous.streams.flatMap(({ origin, lastSeq }): Finding[] => (
    here.has(origin) ? [] : [{ code: 'previous.log-missing', at: { file: bundle.manifestFile }, values: { origin, previousSize: lastSeq + 1 } }]
  ));
}

/** One bundle id under two manifests: sealed again, for a reason that only the producer can give. */
function reissued(previous: PreviousRun, bundle: ComparedBundle): Finding[] {
  const before = manifestDigest(previous.files);
  const now = manifestDigest(bundle.files);
  if (bundle.bundleId === null || bundle.bundleId !== previous.subject.bundleId || before === null || now === null || before === now) return [];
  return [{ code: 'previous.reissued', at: { file: bundle.manifestFile }, expected: before, computed: now, values: { bundle: bundle.bundleId } }];
}

const manifestDigest = (list: readonly Pick<FileStatus, 'name' | 'sha256'>[]): string | null => list.find(({ name }) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH)?.sha256 ?? null;

function signers(previous: PreviousRun, bundle: ComparedBundle): Finding[] {
  const before = validSigners(previous);
  const now = validSigners(bundle);
  // Without a trust pack on either side nobody is known, which is no change of signers.
  if (before.size === 0 || now.size === 0 || [...before.keys()].join() === [...now.keys()].join()) return [];
  const pointer = bundle.manifestFile === SIGSTORE_MANIFEST_PATH ? '/verificationMaterial' : '/signatures';
  return [{ code: 'previous.signers-changed', at: { file: bundle.manifestFile, pointer }, expected: [...before.values()].join(' '), computed: [...now.values()].join(' ') }];
}

/**
 * Who signed, sorted, and how each is shown. A key of the trust pack is its keyid. One that a certificate vouches for is
 * whom the certificate names: the next certificate of the same person or workflow has another key, and under Sigstore
 * every signature has.
 */
function validSigners({ signers: all, files: list }: Pick<PreviousRun, 'signers' | 'files'>): ReadonlyMap<string, string> {
  const keyless = list.some(({ name }) => name === SIGSTORE_MANIFEST_PATH);
  const shown = all.filter(({ outcome }) => outcome === 'valid').map(({ keyid, name, holder, certifiedBy }): readonly [string, string] => (
    (keyless || certifiedBy.length > 0) && (name !== null || holder !== null) ? [JSON.stringify([name, holder]), [name, holder].filter((each) => each !== null).join(' by ')] : [keyid, keyid]
  ));
  return new Map(shown.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function files(previous: PreviousRun, bundle: ComparedBundle): Finding[] {
  const before = new Map(previous.files.map((file) => [file.name, file.sha256]));
  return bundle.files.flatMap(({ name, sha256 }): Finding[] => {
    const then = before.get(name);
    if (sha256 === null || then === undefined || then === null || then === sha256) return [];
    const kind = lastingOf(name);
    return kind === null ? [] : [{ code: kind === 'version' ? 'previous.version-rewritten' : 'previous.snapshot-differs', at: { file: name }, expected: then, computed: sha256 }];
  });
}
