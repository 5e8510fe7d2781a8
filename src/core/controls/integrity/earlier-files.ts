import type { FileStatus } from '../../examined.ts';
import type { PolicyPublication } from '../../model/record.ts';
import { lastingOf, type PreviousRun } from '../../previous/index.ts';
import type { ControlContext } from '../context.ts';
import { factsOf } from '../fact.ts';
import type { Fact, Member } from '../types.ts';
import { followsOn, recordedSince, type RecordedChanges } from './recorded-changes.ts';

/** A file held against the earlier run, which has nothing of it but its digest. */
export type EarlierFileMember = Member & { readonly file: string } & (
  /** Under this name there is one content for all time. */
  | { readonly what: 'version'; readonly digest: string | null; readonly earlierDigest: string }
  | {
    readonly what: 'snapshot';
    readonly digest: string | null;
    readonly earlierDigest: string;
    /** Of this bundle’s file; null where it holds none of this name. */
    readonly status: FileStatus['status'] | null;
    readonly recorded: RecordedChanges;
    readonly followsOn: boolean;
  }
  /** Boundaries of a version that the earlier run did not hold. */
  | {
    readonly what: 'new-version';
    readonly version: string;
    readonly publications: number;
    /** That every log of the bundle begins with its first event, and the version by its own word came into force after that. */
    readonly logsTellOfIt: boolean;
  }
);

/** Made anew for each period or moment: that they differ says nothing. */
const MADE_ANEW: ReadonlySet<string> = new Set(['identity/idp-snapshot.json', 'identity/credentials.json']);
const isMadeAnew = (name: string): boolean => MADE_ANEW.has(name) || name.startsWith('integrations/');

export function* earlierFileMembers({ record, files, streams, parameters, previous = null }: ControlContext): Iterable<EarlierFileMember> {
  if (previous?.subject.kind !== 'evidence-bundle') return;
  const here = new Map(files.map((each) => [each.name, each]));
  const recorded = recordedSince(record, streams, previous, parameters);
  const follows = followsOn(streams, previous);
  for (const { name: file, sha256: earlierDigest } of previous.files) {
    const what = lastingOf(file);
    if (what === null || earlierDigest === null || isMadeAnew(file)) continue;
    const own = here.get(file);
    const digest = own?.sha256 ?? null;
    const member = { subject: file, at: { file }, file, digest, earlierDigest };
    if (what === 'snapshot') yield { ...member, what, status: own?.status ?? null, recorded: recorded(file), followsOn: follows };
    // An old version need not be handed over again.
    else if (own !== undefined && own.status !== 'missing') yield { ...member, what };
  }
  yield* newVersions(record, streams, previous);
}

function* newVersions({ policies, course, log }: ControlContext['record'], streams: ControlContext['streams'], previous: PreviousRun): Iterable<EarlierFileMember> {
  const before = new Set(previous.files.map(({ name }) => name));
  const fromTheStart = streams.every((each) => each.firstSeq === 0);
  const begins = (log?.streams ?? []).reduce((first, each) => Math.min(first, each.first.time), Number.POSITIVE_INFINITY);
  const published = new Map<string, number>();
  for (const each of course?.publications ?? []) published.set(keyOf(each), (published.get(keyOf(each)) ?? 0) + 1);
  for (const { policyId, version, digest, effectiveFrom, at } of policies) {
    const { file = '' } = at;
    if (before.has(file)) continue;
    yield { subject: file, at, file, what: 'new-version', version, publications: published.get(keyOf({ policyId, version, digest })) ?? 0, logsTellOfIt: fromTheStart && effectiveFrom > begins };
  }
}

const keyOf = ({ policyId, version, digest }: Pick<PolicyPublication, 'policyId' | 'version' | 'digest'>): string => JSON.stringify([policyId, version, digest]);

export function judgeEarlierFile(member: EarlierFileMember): Fact {
  const make = factsOf<'CT-05'>(member);
  const { file, at } = member;
  if (member.what === 'new-version') {
    const { version, publications, logsTellOfIt } = member;
    if (publications > 0) return make.held('published', { file, version });
    return logsTellOfIt ? make.exception('not-published', at, { file, version }) : make.cannotTell('published-before', { file, version });
  }
  const { digest, earlierDigest } = member;
  if (digest === earlierDigest) return make.held('unchanged', { file });
  if (member.what === 'version') {
    return digest === null ? make.cannotTell('file-not-compared', { file }) : make.exception('rewritten', at, { file, earlierDigest, digest });
  }
  const { status, followsOn: follows, recorded: { kind, changes, shown, unseen, always, beyond } } = member;
  if (status === null || status === 'missing') return make.cannotTell('snapshot-not-here', { file });
  if (digest === null || status !== 'matches') return make.cannotTell('file-not-compared', { file });
  if (kind === null) return make.cannotTell('no-event-tells', { file });
  const values = { file, kind };
  if (shown > 0) return make.held('changed-on-record', { ...values, changes: shown });
  if (unseen > 0) return make.cannotTell('change-not-shown', { ...values, changes });
  if (!always) return make.cannotTell('may-change-without', values);
  if (!follows || beyond) return make.cannotTell('changes-not-all-seen', values);
  return changes > 0 ? make.exception('changed-otherwise', at, { ...values, changes, earlierDigest, digest }) : make.exception('changed-silently', at, { ...values, earlierDigest, digest });
}
