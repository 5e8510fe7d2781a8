import type { Random } from '../random.ts';
import { jcsBytes } from '../../seal/jcs.ts';

export interface TraceInput {
  readonly agentId: string;
  readonly agentName: string;
  readonly model: string;
  readonly actionId: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly tools: readonly string[];
}

type Attribute = { readonly key: string; readonly value: { readonly stringValue: string } | { readonly intValue: string } };
const text = (key: string, value: string): Attribute => ({ key, value: { stringValue: value } });
const count = (key: string, value: number): Attribute => ({ key, value: { intValue: String(value) } });

/** OTLP/JSON with the GenAI semantic conventions: one agent span, below it model calls and tool calls in turn. */
export function otlpTrace(random: Random, input: TraceInput): Uint8Array {
  const traceId = random.hex(32);
  const root = random.hex(16);
  const slice = (input.end - input.start) / (2 * input.tools.length + 1);
  const nanos = (time: number): string => `${Math.round(time)}000000`;
  const span = (name: string, kind: number, from: number, to: number, attributes: readonly Attribute[]) => ({
    traceId, spanId: random.hex(16), parentSpanId: root, name, kind,
    startTimeUnixNano: nanos(from), endTimeUnixNano: nanos(to), attributes, status: { code: 1 },
  });
  const children = input.tools.flatMap((tool, at) => {
    const from = input.start + slice * (2 * at + 0.5);
    return [
      span(`chat ${input.model}`, 3, from, from + slice * 0.9, [
        text('gen_ai.operation.name', 'chat'),
        text('gen_ai.request.model', input.model),
        count('gen_ai.usage.input_tokens', random.int(900, 14_000)),
        count('gen_ai.usage.output_tokens', random.int(60, 1_800)),
      ]),
      span(`execute_tool ${tool}`, 1, from + slice, from + slice * 1.9, [
        text('gen_ai.operation.name', 'execute_tool'),
        text('gen_ai.tool.name', tool),
      ]),
    ];
  });
  const agent = {
    traceId, spanId: root, parentSpanId: '', name: `invoke_agent ${input.agentName}`, kind: 1,
    startTimeUnixNano: nanos(input.start), endTimeUnixNano: nanos(input.end),
    attributes: [
      text('gen_ai.operation.name', 'invoke_agent'),
      text('gen_ai.agent.id', input.agentId),
      text('gen_ai.agent.name', input.agentName),
      text('halden.action.id', input.actionId),
      text('halden.action.title', input.title),
    ],
    status: { code: 1 },
  };
  return jcsBytes({
    resourceSpans: [{
      resource: { attributes: [text('service.name', 'agent-runtime'), text('deployment.environment.name', 'production')] },
      scopeSpans: [{ scope: { name: 'agent-runtime', version: '4.2.0' }, spans: [agent, ...children] }],
    }],
  });
}
