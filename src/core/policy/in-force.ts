import type { PolicyPublication, PolicyVersion } from '../model/record.ts';
import { countWhile } from '../sorted.ts';

/** Which version was in force at a time: docs/formats/evidence-bundle.md, "The version in force". */
export interface PolicyCalendar {
  /** The version that a decision names, where the bundle holds those very bytes. */
  named(policyId: string, version: string, digest: string): PolicyVersion | 'absent' | 'other-digest';
  /** `time` in milliseconds since the epoch. */
  inForce(policyId: string, time: number): PolicyVersion | 'none' | 'two';
}

interface Start {
  readonly from: number;
  readonly version: PolicyVersion | 'two';
}

export function createPolicyCalendar(policies: readonly PolicyVersion[], publications: readonly PolicyPublication[]): PolicyCalendar {
  const published = new Map<string, number>();
  const publishedAtAll = new Set<string>();
  for (const { policyId, version, digest, time } of publications) {
    publishedAtAll.add(key(policyId, version));
    const name = key(policyId, version, digest);
    published.set(name, Math.min(published.get(name) ?? Number.POSITIVE_INFINITY, time));
  }
  const byName = new Map<string, PolicyVersion[]>();
  const byPolicy = new Map<string, { readonly from: number; readonly policy: PolicyVersion }[]>();
  for (const policy of policies) {
    grow(byName, key(policy.policyId, policy.version), policy);
    const from = startOf(policy);
    if (from !== null) grow(byPolicy, policy.policyId, { from, policy });
  }
  const timelines = new Map([...byPolicy].map(([id, starts]) => [id, timeline(starts)]));

  return {
    named(policyId, version, digest) {
      const candidates = byName.get(key(policyId, version));
      return candidates?.find((each) => each.digest === digest) ?? (candidates === undefined ? 'absent' : 'other-digest');
    },
    inForce: (policyId, time) => lastStart(timelines.get(policyId) ?? [], time)?.version ?? 'none',
  };

  /** When it comes into force; null when what was published under its name is another text, so that it never does. */
  function startOf({ policyId, version, digest, effectiveFrom }: PolicyVersion): number | null {
    if (!publishedAtAll.has(key(policyId, version))) return effectiveFrom;
    const at = published.get(key(policyId, version, digest));
    return at === undefined ? null : Math.max(effectiveFrom, at);
  }
}

/** Of the versions that have started, the one effective from the latest time; two of the same time leave it open. */
function timeline(starts: { readonly from: number; readonly policy: PolicyVersion }[]): readonly Start[] {
  const list: Start[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const { from, policy } of starts.sort((left, right) => left.from - right.from)) {
    if (policy.effectiveFrom < latest) continue;
    list.push({ from, version: policy.effectiveFrom === latest ? 'two' : policy });
    latest = policy.effectiveFrom;
  }
  return list;
}

const lastStart = (starts: readonly Start[], time: number): Start | undefined => starts[countWhile(starts, ({ from }) => from <= time) - 1];

/** Names are the author's: no separator is safe, so the parts are quoted. */
const key = (...parts: readonly string[]): string => JSON.stringify(parts);

function grow<T>(map: Map<string, T[]>, name: string, item: T): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [item]);
  else list.push(item);
}
