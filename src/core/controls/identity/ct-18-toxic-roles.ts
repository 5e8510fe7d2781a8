import type { Pointer } from '../../findings/index.ts';
import { factsOf, iso } from '../fact.ts';
import { holdingsOf, type Holding } from '../holdings.ts';
import { dutiesOf, TOXIC, type Duty, type ToxicPair } from './duties.ts';
import type { ControlContext } from '../context.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { aside } from '../walk.ts';

/** CT-18: nobody holds at one time what only two may do together. */
export interface DutiesMember extends Member {
  /** Null for a holder that neither the identity snapshot nor the registry knows. */
  readonly kind: 'person' | 'agent' | null;
  readonly holder: string;
  /** Duties within the record's period, the earliest begun first. */
  readonly held: readonly HeldDuty[];
  /** A role that no snapshot describes. */
  readonly unknownRole: string | null;
}
interface HeldDuty extends Pick<Holding, 'principal' | 'role' | 'from' | 'until'> {
  readonly duty: Duty;
  readonly environment: string;
  readonly at: Pointer;
}

function* dutiesMembers({ record, role, identities }: ControlContext): Iterable<DutiesMember> {
  const { from: begin, to: end } = record.period;
  const dutiesOfRole = new Map<string, readonly Pick<HeldDuty, 'duty' | 'environment'>[]>();
  const described = (id: string): readonly Pick<HeldDuty, 'duty' | 'environment'>[] => {
    const known = dutiesOfRole.get(id);
    if (known !== undefined) return known;
    const made = new Map((role(id)?.permissions ?? []).flatMap(({ action, environment }) => (
      dutiesOf(action).map((duty) => [`${duty}@${environment}`, { duty, environment }] as const)
    )));
    dutiesOfRole.set(id, [...made.values()]);
    return [...made.values()];
  };
  const byHolder = new Map<string, Holding[]>();
  for (const [principal, holdings] of holdingsOf(record)) {
    const holder = identities.personOf(principal) ?? principal;
    const list = byHolder.get(holder) ?? [];
    byHolder.set(holder, list);
    for (const each of holdings) if (each.from <= end && (each.until === null || (each.until > begin && each.until > each.from))) list.push(each);
  }
  for (const [holder, holdings] of byHolder) {
    const [first] = holdings;
    if (first === undefined) continue;
    yield {
      subject: holder, kind: KINDS[identities.kindOf(holder)], at: first.at, holder,
      held: holdings.toSorted((a, b) => a.from - b.from).flatMap(({ principal, role: name, from, until, at }) => (
        described(name).map((each) => ({ ...each, principal, role: name, from: Math.max(from, begin), until, at }))
      )),
      unknownRole: holdings.find((each) => role(each.role) === null)?.role ?? null,
    };
  }
}

const KINDS = { person: 'person', service: 'person', agent: 'agent', unknown: null } as const;

function judgeDuties(member: DutiesMember): Fact {
  const { holder, held, unknownRole } = member;
  const make = factsOf<'CT-18'>(member);
  for (const pair of TOXIC) {
    const found = together(held, pair);
    if (found === null) continue;
    const { first, second } = found;
    return make.exception(pair.reason, second.at, {
      holder, first: first.role, second: second.role, environment: pair.sameEnvironment ? second.environment : null,
      account: first.principal === second.principal ? null : second.principal, since: iso(second.from),
    });
  }
  if (unknownRole !== null) return make.cannotTell('role-unknown', { holder, role: unknownRole });
  return make.held('separated', { holder, roles: new Set(held.map((each) => each.role)).size });
}

/**
 * The first moment at which both duties are held: one begins while the other, by the one of its holdings that ends last,
 * has not ended. Half open: a duty that ends as the other begins is not held with it.
 */
function together(held: readonly HeldDuty[], { duties: [left, right], sameEnvironment }: ToxicPair): { readonly first: HeldDuty; readonly second: HeldDuty } | null {
  const longest: Readonly<Record<'left' | 'right', Map<string, HeldDuty>>> = { left: new Map(), right: new Map() };
  for (const each of held) {
    if (each.duty !== left && each.duty !== right) continue;
    const [own, other] = each.duty === left ? [longest.left, longest.right] : [longest.right, longest.left];
    // Environments are few and fixed by the format, however many roles there are.
    for (const [environment, before] of other) {
      const meet = !sameEnvironment || environment === each.environment || environment === '*' || each.environment === '*';
      if (meet && (before.until === null || before.until > each.from)) return { first: before, second: each };
    }
    const known = own.get(each.environment);
    if (known === undefined || (known.until !== null && (each.until === null || each.until > known.until))) own.set(each.environment, each);
  }
  return null;
}

export const CT_18: ControlTest<DutiesMember> = {
  id: 'CT-18',
  version: 1,
  severity: 'high',
  rests: 'record',
  of: ({ kind }) => kind,
  walk: aside(dutiesMembers),
  judge: judgeDuties,
};
