import type { Environment, GraphNode } from '../bundle/format.ts';
import type { CheckReport } from '../findings/index.ts';
import type { Agent, CanonicalRecord, Fleet, GraphSnapshot, Person, PolicyVersion, Role } from '../model/record.ts';
import type { PreviousRun } from '../previous/index.ts';
import type { Replay } from '../policy/index.ts';
import type { FileStatus, SealingKey, Signer, StreamSummary } from '../examined.ts';
import { identitiesOf, type Identities } from './answers.ts';
import { happeningsOf, type Happenings } from './happenings.ts';
import { PARAMETERS, type ControlParameters } from './parameters.ts';

/** What control tests are a function of. */
export interface ControlInput {
  readonly record: CanonicalRecord;
  /** What the verifier found, for the tests that restate it. */
  readonly checks: readonly CheckReport[];
  readonly files: readonly FileStatus[];
  readonly streams: readonly StreamSummary[];
  readonly signers: readonly Signer[];
  /** Keys that signed the logs' heads and the manifest; absent where nobody looked. */
  readonly sealingKeys?: readonly SealingKey[];
  /** The earlier run that the reader holds the bundle against; absent or null where none was named. */
  readonly previous?: PreviousRun | null;
  /** When the bundle says it was made; null where it does not say. */
  readonly exportedAt: number | null;
  /** Every decision of the record decided again, in the record's order; absent or null when that was not done. */
  readonly replay?: Replay | null;
  /** What happened, where somebody who walked through the record's actions has gathered it; else another walk does when it is asked for. */
  readonly happenings?: Happenings | null;
}

/** The input and what several tests look up in it, each made once when first asked for. */
export interface ControlContext extends ControlInput {
  readonly parameters: ControlParameters;
  readonly identities: Identities;
  readonly happenings: Happenings;
  readonly agent: (id: string) => Agent | null;
  readonly person: (id: string) => Person | null;
  readonly fleet: (id: string) => Fleet | null;
  readonly role: (id: string) => Role | null;
  /** The version a decision names; null when the bundle does not hold it. */
  readonly policy: (version: string) => PolicyVersion | null;
  /** The snapshot of the system graph that was valid then; null when there is none so early. */
  readonly graphAt: (time: number) => GraphSnapshot | null;
  /** A node of that snapshot. */
  readonly nodeAt: (id: string, time: number) => GraphNode | null;
  /**
   * Whether something that names these targets is one on production: it says so, or a target is a production system in the
   * graph valid then. The description alone is the requester's word, and a change called "staging" is still one to production.
   */
  readonly isProduction: (environment: Environment | null, targets: readonly string[], time: number) => boolean;
}

export function createContext(input: ControlInput, parameters: ControlParameters = PARAMETERS): ControlContext {
  const { record } = input;
  const agents = once(() => byId(record.agents));
  const people = once(() => byId(record.people));
  const fleets = once(() => byId(record.fleets));
  const roles = once(() => byId(record.roles));
  const policies = once(() => new Map(record.policies.map((each) => [each.version, each])));
  const identities = once(() => identitiesOf(record));
  const happenings = once(() => input.happenings ?? happeningsOf(record));
  const graphs = once(() => record.graphs.toSorted((a, b) => a.validFrom - b.validFrom));
  const nodes = once(() => new Map(record.graphs.map((graph) => [graph, byId(graph.nodes)])));
  const graphAt = (time: number): GraphSnapshot | null => graphs().findLast((each) => each.validFrom <= time) ?? null;
  const nodeAt = (id: string, time: number): GraphNode | null => {
    const graph = graphAt(time);
    return graph === null ? null : (nodes().get(graph)?.get(id) ?? null);
  };
  return {
    ...input,
    parameters,
    get identities() { return identities(); },
    get happenings() { return happenings(); },
    agent: (id) => agents().get(id) ?? null,
    person: (id) => people().get(id) ?? null,
    fleet: (id) => fleets().get(id) ?? null,
    role: (id) => roles().get(id) ?? null,
    policy: (version) => policies().get(version) ?? null,
    graphAt,
    nodeAt,
    isProduction: (environment, targets, time) => environment === 'production' || targets.some((target) => nodeAt(target, time)?.environment === 'production'),
  };
}

/** An id stated twice counts as it was stated first. */
function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const each of list) if (!map.has(each.id)) map.set(each.id, each);
  return map;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
