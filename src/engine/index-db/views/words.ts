import { LAYERS } from '../../../core/bundle/format.ts';
import type {
  Autonomy, DataClass, EdgeKind, Environment, EventOutcome, GraphNode, Layer,
} from '../../../core/bundle/format.ts';
import type { Standing } from '../../../contract/index.ts';
import type { ActionOutcome, ActorKind, RowIntegrity } from '../../../core/model/record.ts';

/** The closed vocabularies of the record, as values: what the index holds is checked against them on the way out. */
export const LAYER_WORDS: readonly Layer[] = LAYERS;
export const ACTOR_KINDS: readonly ActorKind[] = ['agent', 'person', 'service', 'role'];
export const ENVIRONMENTS: readonly Environment[] = ['development', 'ci', 'staging', 'production'];
export const DATA_CLASSES: readonly DataClass[] = ['public', 'internal', 'confidential', 'restricted'];
export const OUTCOMES: readonly EventOutcome[] = ['success', 'failure', 'denied', 'escalated', 'timeout'];
export const INTEGRITIES: readonly RowIntegrity[] = ['verified', 'failed', 'unverified', 'unsigned'];
export const ACTION_OUTCOMES: readonly ActionOutcome[] = ['completed', 'failed', 'blocked', 'denied', 'expired', 'in-progress', 'rolled-back'];
export const EDGE_KINDS: readonly EdgeKind[] = ['depends-on', 'deploys-to', 'reads', 'writes', 'builds', 'governs', 'can-read', 'can-write'];
export const NODE_KINDS: readonly GraphNode['kind'][] = [
  'control', 'agent', 'service', 'database', 'queue', 'repository', 'pipeline', 'bucket', 'external',
];
export const AUTONOMIES: readonly Autonomy[] = ['observe', 'propose', 'execute-with-approval', 'execute'];
export const RISK_CLASSES = ['low', 'medium', 'high', 'critical'] as const;
export const TOUCH_MODES = ['read', 'write'] as const;
export const STANDINGS: readonly Standing[] = ['permitted', 'beyond', 'untold'];
