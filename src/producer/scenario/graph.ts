import type { Environment, GraphEdge, GraphFile, GraphNode, Layer } from '../../core/bundle/format.ts';
import type { Agent } from './fleets.ts';
import { NODE_OWNER } from './organisation.ts';
import {
  bucketNode, databaseNode, EXTERNALS, pipelineNode, queueNode, repositoryNode, serviceNode, SYSTEMS, type SystemRow,
} from './systems.ts';

const STAGES = ['staging', 'production'] as const satisfies readonly Environment[];
/** Came into service between the two snapshots. */
const LATER = 'partner-api';

const CONTROLS: readonly (readonly [id: string, name: string, layer: Layer])[] = [
  ['control:identity-provider', 'Identity provider', 'identity'],
  ['control:role-bindings', 'Role bindings', 'identity'],
  ['control:policy-engine', 'Policy engine', 'policy'],
  ['control:approval-desk', 'Approval desk', 'policy'],
  ['control:scheduler', 'Scheduler and queue', 'orchestrator'],
  ['control:lock-manager', 'Lock manager', 'orchestrator'],
  ['enclave:eu-1', 'Enclave eu-1', 'orchestrator'],
  ['enclave:eu-2', 'Enclave eu-2', 'orchestrator'],
  ['fleet:test', 'Test fleet', 'fleet'],
  ['fleet:remediate', 'Remediation fleet', 'fleet'],
  ['fleet:observe', 'Observation fleet', 'fleet'],
  ['control:evidence-store', 'Evidence and audit store', 'evidence'],
];

/** The system graph when the log was opened and from 20 August, when the partner interface was added. */
export function createGraphs(agents: readonly Agent[]): readonly GraphFile[] {
  const before = SYSTEMS.filter((each) => each.name !== LATER);
  return [
    snapshot('graph-2026-07-01', '2026-07-01T00:00:00.000Z', before, agents),
    snapshot('graph-2026-08-20', '2026-08-20T00:00:00.000Z', SYSTEMS, agents),
  ];
}

function snapshot(id: string, from: string, systems: readonly SystemRow[], agents: readonly Agent[]): GraphFile {
  return {
    snapshot_id: id,
    valid_from: from,
    nodes: [...controlNodes(), ...agents.map(agentNode), ...systems.flatMap(systemNodes), ...EXTERNALS.map(externalNode)],
    edges: [...controlEdges(agents), ...systems.flatMap(systemEdges), ...externalEdges(systems), ...agents.flatMap((agent) => permissions(agent, systems)), ...ticketing(agents)],
  };
}

function node(id: string, kind: GraphNode['kind'], name: string, owner: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id, kind, name, layer: null, environment: null, data_class: null, owner, ...more };
}

function edge(from: string, kind: GraphEdge['kind'], to: string): GraphEdge {
  return { from, to, kind };
}

function controlNodes(): readonly GraphNode[] {
  return CONTROLS.map(([id, name, layer]) => node(id, 'control', name, NODE_OWNER, { layer }));
}

function agentNode(agent: Agent): GraphNode {
  return node(agent.id, 'agent', agent.id.slice('agent:'.length), agent.owner, { layer: 'fleet', data_class: agent.clearance });
}

function externalNode([id, name]: (typeof EXTERNALS)[number]): GraphNode {
  return node(id, 'external', name, NODE_OWNER, { environment: 'production', data_class: 'internal' });
}

function systemNodes(system: SystemRow): readonly GraphNode[] {
  const { name, owner, database, queue, bucket } = system;
  return [
    node(repositoryNode(name), 'repository', name, owner, { environment: 'development', data_class: 'internal' }),
    node(pipelineNode(name), 'pipeline', `${name} delivery`, owner, { environment: 'ci', data_class: 'internal' }),
    ...STAGES.flatMap((environment) => [
      node(serviceNode(name, environment), 'service', name, owner, { environment, data_class: system.database?.dataClass ?? 'internal' }),
      ...(database === null ? [] : [node(databaseNode(database.name, environment), 'database', database.name, owner, {
        environment,
        // Staging holds masked copies: one class lower at most.
        data_class: environment === 'production' ? database.dataClass : 'internal',
      })]),
      ...(queue === null ? [] : [node(queueNode(queue, environment), 'queue', queue, owner, { environment, data_class: 'internal' })]),
      ...(bucket === null ? [] : [node(bucketNode(bucket.name, environment), 'bucket', bucket.name, owner, {
        environment, data_class: environment === 'production' ? bucket.dataClass : 'internal',
      })]),
    ]),
  ];
}

function systemEdges(system: SystemRow): readonly GraphEdge[] {
  const { name, database, queue, bucket } = system;
  return [
    edge(pipelineNode(name), 'builds', repositoryNode(name)),
    ...STAGES.flatMap((environment) => {
      const service = serviceNode(name, environment);
      return [
        edge(pipelineNode(name), 'deploys-to', service),
        ...system.dependsOn.map((other) => edge(service, 'depends-on', serviceNode(other, environment))),
        ...(database === null ? [] : [edge(service, 'reads', databaseNode(database.name, environment)), edge(service, 'writes', databaseNode(database.name, environment))]),
        ...(queue === null ? [] : [edge(service, 'writes', queueNode(queue, environment))]),
        ...(bucket === null ? [] : [edge(service, 'reads', bucketNode(bucket.name, environment)), edge(service, 'writes', bucketNode(bucket.name, environment))]),
      ];
    }),
  ];
}

function externalEdges(systems: readonly SystemRow[]): readonly GraphEdge[] {
  const present = new Set(systems.map((each) => each.name));
  return EXTERNALS.flatMap(([id, , usedBy]) =>
    usedBy.filter((name) => present.has(name)).map((name) => edge(serviceNode(name, 'production'), 'depends-on', id)));
}

function controlEdges(agents: readonly Agent[]): readonly GraphEdge[] {
  const fleets = ['fleet:test', 'fleet:remediate', 'fleet:observe'];
  return [
    edge('control:identity-provider', 'governs', 'control:role-bindings'),
    edge('control:role-bindings', 'governs', 'control:approval-desk'),
    ...fleets.flatMap((fleet) => [edge('control:policy-engine', 'governs', fleet), edge('control:scheduler', 'governs', fleet)]),
    edge('control:policy-engine', 'governs', 'control:approval-desk'),
    edge('control:lock-manager', 'governs', 'fleet:remediate'),
    edge('control:scheduler', 'governs', 'enclave:eu-1'),
    edge('control:scheduler', 'governs', 'enclave:eu-2'),
    edge('control:evidence-store', 'governs', 'control:policy-engine'),
    ...agents.map((agent) => edge(agent.fleet, 'governs', agent.id)),
  ];
}

/** What each agent may touch: observers read up to their clearance, testers the staging systems, remediators write. */
function permissions(agent: Agent, systems: readonly SystemRow[]): readonly GraphEdge[] {
  return systems.flatMap((system) => {
    const { name, database } = system;
    if (agent.purpose === 'observe') {
      return STAGES.flatMap((environment) => (database === null || !mayRead(agent, system, environment) ? [] : [
        edge(agent.id, 'can-read', databaseNode(database.name, environment)),
      ]));
    }
    if (agent.purpose === 'test') {
      return [edge(agent.id, 'can-read', repositoryNode(name)), edge(agent.id, 'can-write', serviceNode(name, 'staging'))];
    }
    return [
      edge(agent.id, 'can-read', repositoryNode(name)),
      edge(agent.id, 'can-write', repositoryNode(name)),
      edge(agent.id, 'can-write', serviceNode(name, 'staging')),
      edge(agent.id, 'can-write', serviceNode(name, 'production')),
    ];
  });
}

/** Observers write tickets, and nothing else. */
function ticketing(agents: readonly Agent[]): readonly GraphEdge[] {
  return agents.filter((agent) => agent.purpose === 'observe').map((agent) => edge(agent.id, 'can-write', 'external:itsm'));
}

const RANK = { public: 0, internal: 1, confidential: 2, restricted: 3 } as const;

/** Whether the agent's clearance reaches the data of a system's database in that environment. */
export function mayRead(agent: Agent, system: SystemRow, environment: Environment): boolean {
  return system.database !== null && RANK[environment === 'production' ? system.database.dataClass : 'internal'] <= RANK[agent.clearance];
}
