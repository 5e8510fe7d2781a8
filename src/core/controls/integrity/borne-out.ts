import type { CanonicalRecord, Moment } from '../../model/record.ts';
import type { ControlParameters } from '../parameters.ts';
import { grouped } from '../grouped.ts';

/**
 * Whether a snapshot is as one recorded change left it: `shown`, or `otherwise`; `unseen` where it would state nothing of it
 * either way. What else changed in the snapshot, that does not say.
 */
export type Standing = 'shown' | 'otherwise' | 'unseen';

export interface Change {
  readonly moment: Moment;
  /** `isSince` is whether something was recorded after the earlier run. */
  readonly standing: (isSince: (moment: Moment) => boolean) => Standing;
}

type Window = Pick<ControlParameters, 'reconciliationWindow'>;

export function roleGrantChanges({ bindings, course }: CanonicalRecord, { reconciliationWindow: window }: Window): readonly Change[] {
  const changes = course?.roleChanges ?? [];
  const [held, told] = [grouped(bindings, holdingName), grouped(changes, holdingName)];
  return changes.map((moment): Change => {
    const { change, time, until } = moment;
    const own = held.get(holdingName(moment)) ?? [];
    return {
      moment,
      standing(isSince) {
        if (change === 'bound') {
          if (own.some((each) => Math.abs(each.from - time) <= window || each.from >= time || (until !== null && each.until === until))) return 'shown';
          // It may have run out and been left out, or have been held before.
          return until !== null || own.some((each) => each.until === null) ? 'unseen' : 'otherwise';
        }
        if (own.some((each) => each.until !== null && Math.abs(each.until - time) <= window)) return 'shown';
        if (own.some((each) => each.from <= time && (each.until === null || each.until > time))) return 'otherwise';
        return (told.get(holdingName(moment)) ?? []).some((each) => each.change === 'bound' && !isSince(each)) ? 'shown' : 'unseen';
      },
    };
  });
}

const holdingName = ({ principal, role }: { readonly principal: string; readonly role: string }): string => JSON.stringify([principal, role]);

/** What a role permits has no event but its approval, and that is the word for giving it too: an approval is good for one change. */
export function roleDefinitionChanges({ roles, course, oversight }: CanonicalRecord): readonly Change[] {
  const ids = new Set(roles.map(({ id }) => id));
  const given = grouped((course?.roleChanges ?? []).filter((each) => each.change === 'bound'), ({ role }) => role);
  const counts = new Map<string, number>();
  return (oversight?.changeApprovals ?? []).filter((each) => each.subjectKind === 'role').map((moment): Change => {
    const { subject } = moment;
    const place = (counts.get(subject) ?? 0) + 1;
    counts.set(subject, place);
    return { moment, standing: () => (ids.has(subject) && place > (given.get(subject)?.length ?? 0) ? 'shown' : 'unseen') };
  });
}

export function agentChanges({ agents, course, oversight }: CanonicalRecord): readonly Change[] {
  const byId = new Map(agents.toReversed().map((each) => [each.id, each]));
  const standing = <T>(stated: T | null | undefined, made: T): Standing => (stated === null || stated === undefined ? 'unseen' : stated === made ? 'shown' : 'otherwise');
  return [
    ...(course?.agentChanges ?? []).map((moment): Change => ({ moment, standing: () => standing(byId.get(moment.agentId)?.status, moment.change) })),
    ...(oversight?.agentVersionChanges ?? []).map((moment): Change => ({ moment, standing: () => standing(byId.get(moment.agentId)?.version, moment.to) })),
  ];
}

export function fleetLimitChanges({ fleets, oversight }: CanonicalRecord): readonly Change[] {
  const byId = new Map(fleets.toReversed().map((each) => [each.id, each]));
  return (oversight?.fleetLimits ?? []).map((moment): Change => {
    const fleet = byId.get(moment.fleetId);
    return { moment, standing: () => (fleet === undefined ? 'unseen' : fleet.maxConcurrency === moment.maxConcurrency ? 'shown' : 'otherwise') };
  });
}

export function approvedVersionChanges({ approvedVersions = [], oversight }: CanonicalRecord): readonly Change[] {
  const approved = new Set(approvedVersions.map(({ agentId, version }) => JSON.stringify([agentId, version])));
  return (oversight?.agentVersionChanges ?? []).map((moment): Change => ({ moment, standing: () => (approved.has(JSON.stringify([moment.agentId, moment.to])) ? 'shown' : 'otherwise') }));
}
