import type { AgentsFile, DataClass, Environment, FleetsFile } from '../../core/bundle/format.ts';
import { createRandom } from './random.ts';
import type { Claim } from './reservations.ts';

export type Purpose = 'test' | 'remediate' | 'observe';
export interface Agent {
  readonly id: string;
  readonly fleet: string;
  readonly purpose: Purpose;
  readonly version: string;
  readonly owner: string;
  readonly clearance: DataClass;
  /** False for the agent that a person switched off during the period. */
  readonly working: boolean;
}

export const MODEL: Readonly<Record<Purpose, string>> = { test: 'operator-large-2026-05', remediate: 'operator-large-2026-05', observe: 'analyst-medium-2026-04' };

/** Of each agent, and of a fleet in production. */
const LIMITS: Readonly<Record<Purpose, Pick<FleetsFile['fleets'][number], 'max_per_agent' | 'max_by_environment'>>> = {
  test: { max_per_agent: 6 },
  remediate: { max_per_agent: 4, max_by_environment: [{ environment: 'production', max_concurrency: 8 }] },
  observe: { max_per_agent: 12 },
};

const FLEETS: readonly (readonly [Purpose, string, number, readonly string[]])[] = [
  ['test', 'Test fleet', 24, ['context:test-catalogue', 'context:flaky-test-register']],
  ['remediate', 'Remediation fleet', 12, ['context:runbooks', 'context:coding-standards', 'context:system-graph']],
  ['observe', 'Observation fleet', 40, ['context:service-level-objectives', 'context:system-graph']],
];

const NAMES: Readonly<Record<Purpose, readonly string[]>> = {
  test: ['Regression', 'Contract', 'Load', 'Migration rehearsal', 'Browser journeys', 'Fault injection', 'Schema diff', 'Mutation', 'Replay', 'Accessibility', 'Smoke', 'Dependency audit'],
  remediate: ['Patch author', 'Config tuner', 'Dependency updater', 'Rollback author', 'Query optimiser', 'Retry and timeout', 'Flag cleaner', 'Certificate renewer', 'Queue drainer', 'Index builder'],
  observe: ['Latency watch', 'Error budget', 'Ledger reconciliation', 'Queue depth', 'Cost watch', 'Log triage', 'Carrier SLA', 'Customs backlog', 'Data freshness', 'Anomaly review', 'Capacity forecast', 'Trace sampling', 'Release health'],
};
const OWNERS: Readonly<Record<Purpose, readonly string[]>> = {
  test: ['person:priya.raman', 'person:mateo.quispe'],
  remediate: ['person:amara.okafor', 'person:kenji.nakamura', 'person:lucia.fernandez'],
  observe: ['person:amara.okafor', 'person:kenji.nakamura', 'person:fatima.benali'],
};
const SCOPES: Readonly<Record<Purpose, readonly string[]>> = {
  test: ['test.run@ci', 'test.run@staging'],
  remediate: ['repository.modify@ci', 'repository.merge@production', 'repository.merge@staging', 'production.change@production', 'production.change@staging'],
  observe: ['data.query@production', 'data.query@staging', 'ticket.open@development'],
};

export const FLEETS_FILE: FleetsFile = {
  fleets: FLEETS.map(([purpose, name, limit, refs]) => ({
    id: `fleet:${purpose}`, name, purpose, max_concurrency: limit, context_refs: refs, ...LIMITS[purpose],
  })),
};

/** What the orchestrator lets run at once, of everything that an agent's next action counts towards. */
export function concurrencyClaims({ id, fleet }: Agent, environment: Environment): readonly Claim[] {
  const found = FLEETS_FILE.fleets.find((each) => each.id === fleet);
  if (found === undefined) throw new Error(`no fleet ${fleet}`);
  const here = found.max_by_environment?.find((each) => each.environment === environment);
  return [
    { key: fleet, limit: found.max_concurrency },
    ...(here === undefined ? [] : [{ key: `${fleet}/${environment}`, limit: here.max_concurrency }]),
    ...(found.max_per_agent === undefined ? [] : [{ key: id, limit: found.max_per_agent }]),
  ];
}

/** Agents of one seed: the fleets keep their shape, 9 to 13 members each; versions, owners and clearances vary. */
export function createAgents(seed: string): { readonly agents: readonly Agent[]; readonly file: AgentsFile } {
  const random = createRandom(seed, 'agents');
  const rows = FLEETS.flatMap(([purpose]) => {
    const names = NAMES[purpose].slice(0, random.int(9, NAMES[purpose].length));
    const retired = purpose === 'observe' ? names.length - 1 : -1;
    return names.map((name, at) => {
      const agent: Agent = {
        id: `agent:${purpose}-${String(at + 1).padStart(2, '0')}`,
        fleet: `fleet:${purpose}`,
        purpose,
        version: `${random.int(2, 4)}.${random.int(0, 9)}.${random.int(0, 14)}`,
        owner: OWNERS[purpose][at % OWNERS[purpose].length]!,
        // Observers of the lower clearances exist so that refusals happen; whoever changes a system is cleared for it.
        clearance: at % 3 === 0 ? 'restricted' : at % 3 === 1 && purpose !== 'remediate' ? 'internal' : 'confidential',
        working: at !== retired,
      };
      return { agent, name };
    });
  });
  return {
    agents: rows.map(({ agent }) => agent),
    file: {
      agents: rows.map(({ agent, name }) => ({
        id: agent.id,
        name,
        fleet: agent.fleet,
        version: agent.version,
        model: MODEL[agent.purpose],
        owner: agent.owner,
        status: agent.working ? 'enabled' : 'disabled',
        clearance: agent.clearance,
        scopes: SCOPES[agent.purpose],
      })),
    },
  };
}
