import type { DataClass, Environment } from '../../bundle/format.ts';
import type { Pointer } from '../../findings/index.ts';
import type { Action, PackageClaim, WorkPackage } from '../../model/record.ts';
import type { ControlContext } from '../context.ts';
import { effectsOf, executionOf } from '../execution.ts';
import { factsOf, iso } from '../fact.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { nothing, type Walk } from '../walk.ts';

/** CT-36: what an execution touched, used and took stayed in the scope of its package. */
export interface ScopeMember extends Member {
  readonly environment: Environment | null;
  /** Those that a receipt says were executed; all, where no receipt names any. */
  readonly packages: readonly Pick<WorkPackage, 'packageId' | 'file' | 'resources' | 'environment' | 'dataClasses' | 'expiresAt' | 'signature'>[];
  readonly claim: PackageClaim | null;
  readonly touched: readonly Touched[];
  /** When the runner finished, else when the action ended; null when neither is recorded. */
  readonly ended: { readonly time: number; readonly at: Pointer } | null;
  /** Data events that the record counts and does not keep. */
  readonly usesBeyond: number;
}
interface Touched { readonly resource: string; readonly environment: Environment | null; readonly dataClass: DataClass | null; readonly at: Pointer }

function scopeWalk({ nodeAt }: ControlContext): Walk<ScopeMember> {
  return {
    *over(actions) {
      for (const action of actions) {
        const execution = executionOf(action);
        const claim = action.packageClaims?.find((each) => each.value.part === 'package')?.value ?? null;
        if (execution === null || (action.packages.length === 0 && claim === null)) continue;
        const ran = new Set(action.receipts.map((each) => each.value.packageId));
        const executed = action.packages.filter((each) => ran.has(each.value.packageId));
        const environmentOf = (resource: string): Environment | null => nodeAt(resource, execution.startedAt)?.environment ?? null;
        yield {
          subject: action.id, at: execution.at, environment: action.descriptor.environment, claim,
          packages: (executed.length > 0 ? executed : action.packages).map(({ value: { packageId, file, resources, environment, dataClasses = [], expiresAt, signature } }) => (
            { packageId, file, resources, environment, dataClasses, expiresAt, signature }
          )),
          touched: touchedBy(action, environmentOf),
          ended: endOf(action),
          usesBeyond: action.dataUsesBeyond ?? 0,
        };
      }
    },
    rest: nothing,
  };
}

function touchedBy(action: Action, environmentOf: (resource: string) => Environment | null): readonly Touched[] {
  const effects = effectsOf(action).map((each) => ({ ...each, dataClass: null }));
  // What was refused was not used.
  const uses = (action.dataUses ?? []).filter((each) => each.value.events > 0).map(({ value: { resource, dataClass }, at }) => ({ resource, dataClass, at }));
  return [...effects, ...uses].map((each) => ({ ...each, environment: environmentOf(each.resource) }));
}

function endOf({ receipts, finished }: Action): ScopeMember['ended'] {
  const last = receipts.toSorted((a, b) => a.value.finishedAt - b.value.finishedAt).at(-1);
  if (last !== undefined) return { time: last.value.finishedAt, at: last.at };
  return finished === null ? null : { time: finished.time, at: finished.at };
}

function judgeScope(member: ScopeMember): Fact {
  const { packages, touched, environment, ended } = member;
  const make = factsOf<'CT-36'>(member);
  const last = packages.at(-1);
  if (last === undefined) return make.cannotTell('file-missing', { file: member.claim?.file });
  const { packageId } = last;
  const scopes = packages.map(({ resources, environment: place, dataClasses }) => ({ resources: new Set(resources), place, classes: new Set<string>(dataClasses) }));
  for (const { resource, environment: place, dataClass, at } of touched) {
    // One package has to allow all of it: what one names is not for the environment or the data of another.
    const naming = scopes.filter((each) => each.resources.has(resource));
    if (naming.length === 0) return make.exception('resource-outside', at, { packageId, resource });
    // Repositories stand in no environment of what runs; production is the one that a package must name to reach.
    const there = place === 'production' ? naming.filter((each) => each.place === place) : naming;
    if (there.length === 0) return make.exception('environment-outside', at, { packageId, resource, environment: place, allowed: naming.at(-1)?.place });
    if (dataClass !== null && !there.some((each) => each.classes.has(dataClass))) {
      return make.exception('data-outside', at, { packageId, resource, dataClass, allowed: [...new Set(there.flatMap((each) => [...each.classes]))].join(', ') });
    }
  }
  if (environment !== null && !packages.some((each) => each.environment === environment)) {
    return make.exception('environment-outside', member.at, { packageId, environment, allowed: last.environment });
  }
  const expiresAt = packages.reduce((latest, each) => Math.max(latest, each.expiresAt), last.expiresAt);
  if (ended !== null && ended.time > expiresAt) return make.exception('past-expiry', ended.at, { packageId, endedAt: iso(ended.time), late: ended.time - expiresAt });

  if (member.claim !== null) return make.cannotTell('file-missing', { file: member.claim.file });
  const unproved = packages.find((each) => each.signature !== 'valid');
  if (unproved !== undefined) return make.cannotTell('unproved', { file: unproved.file, signature: unproved.signature });
  if (member.usesBeyond > 0) return make.cannotTell('uses-beyond', { events: member.usesBeyond });
  if (ended === null) return make.cannotTell('not-ended', {});
  return make.held('within-scope', { packageId, touched: new Set(touched.map((each) => each.resource)).size });
}

export const CT_36: ControlTest<ScopeMember> = {
  id: 'CT-36', version: 2, severity: 'critical', rests: 'record', of: () => 'action', walk: scopeWalk, judge: judgeScope,
};
