import type { DataClass, GraphNode } from '../bundle/format.ts';
import type { Agent, CanonicalRecord, Fleet, GraphSnapshot } from '../model/record.ts';
import { countWhile } from '../sorted.ts';
import type { CedarEntity, CedarValue, EntityName } from './evaluator.ts';

export const DATA_RANK: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

/**
 * What Cedar is told of the world: agents and fleets of the registry, systems of one graph snapshot. An id that stands
 * there twice says two things and is left out. docs/formats/evidence-bundle.md, "The question to Cedar".
 */
export interface Entities {
  find(name: EntityName): CedarEntity | undefined;
  readonly all: readonly CedarEntity[];
}

export interface World {
  /** Entities as they stood at a time, in milliseconds since the epoch; null without one snapshot that was valid then. */
  at(time: number): Entities | null;
}

export function createWorld({ agents, fleets, graphs }: Pick<CanonicalRecord, 'agents' | 'fleets' | 'graphs'>): World {
  const registry = [...agents.flatMap(agentEntity), ...fleets.map(fleetEntity)];
  const snapshots = graphs.toSorted((left, right) => left.validFrom - right.validFrom);
  const known = new Map<GraphSnapshot, Entities>();
  return {
    at(time) {
      const snapshot = lastValid(snapshots, time);
      if (snapshot === null) return null;
      const before = known.get(snapshot);
      if (before !== undefined) return before;
      const entities = collect([...registry, ...snapshot.nodes.map(systemEntity)]);
      known.set(snapshot, entities);
      return entities;
    },
  };
}

function lastValid(snapshots: readonly GraphSnapshot[], time: number): GraphSnapshot | null {
  const count = countWhile(snapshots, ({ validFrom }) => validFrom <= time);
  const [found, before] = [snapshots[count - 1], snapshots[count - 2]];
  return found === undefined || found.validFrom === before?.validFrom ? null : found;
}

function collect(list: readonly CedarEntity[]): Entities {
  const byName = new Map<string, CedarEntity | null>();
  for (const entity of list) {
    const name = nameKey(entity.uid);
    byName.set(name, byName.has(name) ? null : entity);
  }
  return { find: (name) => byName.get(nameKey(name)) ?? undefined, all: [...byName.values()].filter((each) => each !== null) };
}

/** Types hold no line feed, so no id can run into another's type. */
export const nameKey = ({ type, id }: EntityName): string => `${type}\n${id}`;

/** A registry states clearance and fleet; a source that only mentions an agent does not, and nothing is guessed. */
function agentEntity({ id, clearance, fleetId, owner, scopes }: Agent): readonly CedarEntity[] {
  if (clearance === null || fleetId === null) return [];
  return [{
    uid: { type: 'Agent', id },
    attrs: { clearance, clearance_rank: DATA_RANK[clearance], fleet: fleetId, scopes, ...(owner === null ? {} : { owner }) },
    parents: [{ type: 'Fleet', id: fleetId }],
  }];
}

const fleetEntity = ({ id, purpose }: Fleet): CedarEntity => ({ uid: { type: 'Fleet', id }, attrs: { purpose }, parents: [] });

function systemEntity({ id, kind, owner, environment, data_class: dataClass }: GraphNode): CedarEntity {
  const attrs: Record<string, CedarValue> = { kind, owner };
  if (environment !== null) attrs['environment'] = environment;
  if (dataClass !== null) Object.assign(attrs, { data_class: dataClass, data_class_rank: DATA_RANK[dataClass] });
  return { uid: { type: 'System', id }, attrs, parents: [] };
}
