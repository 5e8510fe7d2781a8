import type { AgentsFile, DataClass, GraphFile } from '../../core/bundle/format.ts';
import { createAgents, type Agent, type Purpose } from './fleets.ts';
import { createGraphs } from './graph.ts';
import { createKeyring, type Keyring } from './keyring.ts';

/** Everything that stands still while the scenario runs. A function of the seed alone, so twins share it. */
export interface World {
  readonly seed: string;
  readonly agents: readonly Agent[];
  readonly agentsFile: AgentsFile;
  readonly graphs: readonly GraphFile[];
  readonly keyring: Keyring;
  /** Share of requests whose prompt is withheld for good. */
  readonly withheldShare: number;
}

export function createWorld(seed: string, withheldShare: number): World {
  const { agents, file } = createAgents(seed);
  return { seed, agents, agentsFile: file, graphs: createGraphs(agents), keyring: createKeyring(seed), withheldShare };
}

export function workersOf(world: World, purpose: Purpose): readonly Agent[] {
  return world.agents.filter((agent) => agent.working && agent.purpose === purpose);
}

const RANK: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

/** Working members of a fleet whose clearance reaches `dataClass`. */
export function clearedWorkers(world: World, purpose: Purpose, dataClass: DataClass): readonly Agent[] {
  return workersOf(world, purpose).filter((agent) => RANK[agent.clearance] >= RANK[dataClass]);
}
