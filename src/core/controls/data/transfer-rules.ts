import type { DataTransfer, TransferBoundary } from '../../model/record.ts';
import { countWhile } from '../../sorted.ts';
import type { Place } from './places.ts';

/** What one rule for the way allows of a transfer. */
export interface RuleMatch {
  readonly from: string;
  readonly to: string;
  readonly kind: boolean;
  readonly dataClass: boolean;
  readonly form: boolean;
}
interface Applicable { readonly version: string | null; readonly rules: readonly RuleMatch[]; readonly beyond: number }

/** Rules looked at for one way: whoever writes the policy decides how many there are. */
const MAX_RULES = 64;

interface Rule { readonly from: string; readonly to: string; readonly kinds: ReadonlySet<string>; readonly classes: ReadonlySet<string>; readonly forms: ReadonlySet<string> }

/** The rules of the version in force then, by way: the last to come into force, from its first millisecond on. */
export function transferRulesIn(boundaries: readonly TransferBoundary[]) {
  const sorted = boundaries.toSorted((a, b) => a.effectiveFrom - b.effectiveFrom);
  const made = new Map<TransferBoundary, ReadonlyMap<string, readonly Rule[]>>();
  const byWay = (boundary: TransferBoundary): ReadonlyMap<string, readonly Rule[]> => {
    const known = made.get(boundary);
    if (known !== undefined) return known;
    const ways = new Map<string, Rule[]>();
    for (const { from, to, artifactKinds, dataClasses, forms } of boundary.rules) {
      const rule = { from, to, kinds: new Set(artifactKinds), classes: new Set<string>(dataClasses), forms: new Set<string>(forms) };
      const list = ways.get(way(from, to));
      if (list === undefined) ways.set(way(from, to), [rule]);
      else list.push(rule);
    }
    made.set(boundary, ways);
    return ways;
  };
  return ({ time, artifactKind, dataClass, form }: DataTransfer, from: Place, to: Place): Applicable => {
    const boundary = lastUntil(sorted, time);
    if (boundary === undefined) return { version: null, rules: [], beyond: 0 };
    const ways = byWay(boundary);
    const lists = names(from).flatMap((left) => names(to).map((right) => ways.get(way(left, right)) ?? []));
    const kept = lists.flatMap((each) => each.slice(0, MAX_RULES));
    return {
      version: boundary.version,
      rules: kept.map((each) => ({ from: each.from, to: each.to, kind: each.kinds.has(artifactKind), dataClass: each.classes.has(dataClass), form: each.forms.has(form) })),
      beyond: lists.reduce((sum, each) => sum + each.length, 0) - kept.length,
    };
  };
}

/** A rule names a place itself, its environment, or every place. */
const names = ({ name, environment }: Place): readonly string[] => [...new Set([name, ...(environment === null ? [] : [environment]), '*'])];
const way = (from: string, to: string): string => JSON.stringify([from, to]);

const lastUntil = (sorted: readonly TransferBoundary[], time: number): TransferBoundary | undefined => sorted[countWhile(sorted, ({ effectiveFrom }) => effectiveFrom <= time) - 1];
