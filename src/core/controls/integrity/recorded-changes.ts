import type { Pointer } from '../../findings/index.ts';
import type { CanonicalRecord, Moment, StreamSpan } from '../../model/record.ts';
import type { PreviousRun } from '../../previous/index.ts';
import type { StreamSummary } from '../../examined.ts';
import { PARAMETERS, type ControlParameters } from '../parameters.ts';
import { unkeptOf } from '../unkept.ts';
import { agentChanges, approvedVersionChanges, fleetLimitChanges, roleDefinitionChanges, roleGrantChanges, type Change, type Standing } from './borne-out.ts';

/** What a snapshot states, in the word of the events that tell of changes to it. */
export type ChangeKind = 'role-grants' | 'role-definitions' | 'agents' | 'fleet-limits' | 'agent-versions';

interface Told {
  readonly kind: ChangeKind;
  readonly of: (record: CanonicalRecord, parameters: ControlParameters) => readonly Change[];
  /** Nouns that the record may have more of than it keeps. */
  readonly nouns: readonly string[];
  /** Whether everything that changes the snapshot has an event: only then is a change without one silent. */
  readonly always: boolean;
}

/** Snapshots by name. Of another file under their folders no type of event tells. */
const TOLD: Readonly<Record<string, Told>> = {
  'identity/bindings.json': { kind: 'role-grants', of: roleGrantChanges, nouns: [], always: true },
  'identity/roles.json': { kind: 'role-definitions', of: roleDefinitionChanges, nouns: ['change approvals'], always: true },
  'agents/registry.json': { kind: 'agents', of: agentChanges, nouns: ['agent version changes'], always: true },
  'agents/fleets.json': { kind: 'fleet-limits', of: fleetLimitChanges, nouns: ['fleet limits'], always: true },
  // A version may be approved long before it runs.
  'agents/approved.json': { kind: 'agent-versions', of: approvedVersionChanges, nouns: ['agent version changes'], always: false },
};

/** What this bundle's logs record of changes to one snapshot since the earlier run. */
export interface RecordedChanges {
  /** Null where no type of event tells of such changes. */
  readonly kind: ChangeKind | null;
  readonly changes: number;
  /** Of them, those that the snapshot is as they left it, and those of which it would state nothing either way. */
  readonly shown: number;
  readonly unseen: number;
  readonly always: boolean;
  /** More was told than is kept, or some of it so near the moment in which the earlier run ends that its time does not say on which side it lies. */
  readonly beyond: boolean;
}

const NONE: RecordedChanges = { kind: null, changes: 0, shown: 0, unseen: 0, always: false, beyond: false };

/** Changes count from after the last event that the earlier run saw of their log. */
export function recordedSince(record: CanonicalRecord, streams: readonly StreamSummary[], previous: PreviousRun, parameters: ControlParameters = PARAMETERS): (file: string) => RecordedChanges {
  const lastTimes = new Map(previous.streams.map(({ origin, lastTime }) => [origin, lastTime]));
  const seenUntil = new Map(streams.map(({ name, origin }) => [name, lastTimes.get(origin) ?? null]));
  const astray = new Map((record.log?.streams ?? []).map((each) => [each.stream, backwards(each)]));
  const isSince = ({ time, at }: Moment): boolean => {
    const until = seenUntil.get(logOf(at)) ?? null;
    return until === null || time > until + (astray.get(logOf(at)) ?? 0);
  };
  const ends = new Map(previous.streams.map(({ origin, lastSeq }) => [origin, lastSeq]));
  const goesOn = new Set(streams.filter(({ origin, lastSeq }) => lastSeq > (ends.get(origin) ?? lastSeq)).map(({ name }) => name));
  // Times may be whole seconds, and a clock may go back: times this near do not say which of two events the earlier run saw.
  const mayBeSince = ({ time, at }: Moment): boolean => {
    const until = seenUntil.get(logOf(at)) ?? null;
    return until !== null && goesOn.has(logOf(at)) && Math.abs(time - until) <= (astray.get(logOf(at)) ?? 0);
  };
  return (file) => {
    const told = Object.hasOwn(TOLD, file) ? TOLD[file] : undefined;
    if (told === undefined) return NONE;
    const changes = told.of(record, parameters);
    const beyond = unkeptOf(record, told.nouns).length > 0 || changes.some(({ moment }) => mayBeSince(moment));
    const since = changes.filter(({ moment }) => isSince(moment)).map(({ standing }) => standing(isSince));
    const count = (standing: Standing): number => since.filter((each) => each === standing).length;
    return { kind: told.kind, always: told.always, changes: since.length, shown: count('shown'), unseen: count('unseen'), beyond };
  };
}

/** By how much times may lie against the order of their log, in milliseconds: all its steps back together. Not every step is kept. */
const backwards = ({ decreases, decreased }: StreamSpan): number =>
  (decreases > decreased.length ? Number.POSITIVE_INFINITY : decreased.reduce((sum, { milliseconds }) => sum + milliseconds, 0));

const logOf = ({ file = '' }: Pointer): string => /^audit\/([^/]+)\//.exec(file)?.[1] ?? '';

/** Whether this bundle goes on from where a sound earlier run ended, in each of its logs and without a gap: only then is silence of the logs silence. */
export function followsOn(streams: readonly StreamSummary[], previous: PreviousRun): boolean {
  const byOrigin = new Map(streams.map((each) => [each.origin, each]));
  const sound = previous.axes.some(({ axis, outcome }) => axis === 'integrity' && outcome === 'pass');
  return sound && previous.streams.length > 0 && previous.streams.every(({ origin, lastSeq, lastTime }) => {
    const here = byOrigin.get(origin);
    return here !== undefined && lastTime !== null && here.firstSeq <= lastSeq + 1 && here.lastSeq >= lastSeq && here.gaps.length === 0;
  });
}
