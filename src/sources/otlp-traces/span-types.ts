import type { ActionMode } from '../../core/model/record.ts';
import { firstOf, type Attributes } from './attributes.ts';

/** What a span is in the record. `action`: something an agent did to something else, asked for and ended. */
export interface SpanType {
  readonly type: string;
  readonly action: boolean;
  readonly mode: ActionMode;
}

/** `gen_ai.operation.name` of the GenAI semantic conventions. What a tool does to the world, they do not say. */
const OPERATIONS: ReadonlyMap<string, SpanType> = new Map<string, SpanType>([
  ['execute_tool', { type: 'tool.called', action: true, mode: null }],
  ['invoke_agent', { type: 'agent.invoked', action: true, mode: null }],
  ['invoke_workflow', { type: 'workflow.invoked', action: true, mode: null }],
  ['create_agent', { type: 'agent.created', action: false, mode: null }],
  ['plan', { type: 'agent.planned', action: false, mode: null }],
  ['chat', { type: 'model.called', action: false, mode: 'read' }],
  ['text_completion', { type: 'model.called', action: false, mode: 'read' }],
  ['generate_content', { type: 'model.called', action: false, mode: 'read' }],
  ['embeddings', { type: 'model.called', action: false, mode: 'read' }],
  ['retrieval', { type: 'data.read', action: false, mode: 'read' }],
]);

/** Null for a span without attributes of the conventions, or with an operation they do not name. */
export function spanType(attributes: Attributes): SpanType | null {
  const operation = attributes.get('gen_ai.operation.name');
  if (operation !== undefined) return OPERATIONS.get(operation) ?? null;
  // Instrumentations older than the operation name give the tool or the model only.
  if (attributes.has('gen_ai.tool.name')) return OPERATIONS.get('execute_tool')!;
  return firstOf(attributes, 'gen_ai.request.model', 'gen_ai.response.model') === null ? null : OPERATIONS.get('chat')!;
}

/** What the span is about: the tool, the model, the data source or the agent that was invoked. */
export function systemOf(type: string, attributes: Attributes): string | null {
  const named = (kind: string, ...keys: readonly string[]): string | null => {
    const value = firstOf(attributes, ...keys);
    return value === null ? null : `${kind}:${value}`;
  };
  switch (type) {
    case 'tool.called': return named('tool', 'gen_ai.tool.name');
    case 'model.called': return named('model', 'gen_ai.response.model', 'gen_ai.request.model');
    case 'data.read': return named('data-source', 'gen_ai.data_source.id');
    case 'workflow.invoked': return named('workflow', 'gen_ai.workflow.name');
    case 'agent.invoked':
    case 'agent.created': return named('agent', 'gen_ai.agent.id', 'gen_ai.agent.name');
    default: return null;
  }
}
