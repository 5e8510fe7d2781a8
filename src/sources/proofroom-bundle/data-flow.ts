import { ENVIRONMENTS } from '../../core/bundle/document-shapes.ts';
import type { DataClass, Environment } from '../../core/bundle/format.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { ActorKind, DataFlow, DataTransfer, Sanitisation } from '../../core/model/record.ts';
import type { DocumentIndex } from './document-index.ts';
import type { Keeper } from './kept.ts';
import type { Life } from './life.ts';
import { among, type TypedEvent } from './read-event.ts';
import { countSpan, firstOf, lastOf, newSpan, type Span } from './span.ts';
import { told } from './told.ts';

const isDataFlow = among(['data.read', 'data.written', 'data.transferred', 'data.sanitised']);

export interface DataFlowBuilder {
  take(event: TypedEvent, life: Life | null, at: Pointer, time: number): void;
  finish(): DataFlow;
}

interface Use {
  readonly agentId: string;
  readonly actorKind: ActorKind;
  readonly resource: string;
  readonly dataClass: DataClass;
  readonly mode: 'read' | 'write';
  records: number;
  used: Span | null;
  refused: Span | null;
}

/** Gathers who used which data, and what left where. Grows with distinct uses, up to what the keeper keeps. */
export function createDataFlow({ nodes }: DocumentIndex, keeper: Keeper): DataFlowBuilder {
  /** Agent → mode, class and resource → use. */
  const uses = new Map<string, Map<string, Use>>();
  let useCount = 0;
  const transfers = keeper.list<DataTransfer>('data transfers');
  const sanitisations = keeper.list<Sanitisation>('sanitisations');

  const environmentOf = (place: string): Environment | null => ENVIRONMENTS.find((each) => each === place) ?? nodes?.get(place)?.environment ?? null;

  const use = (event: Extract<TypedEvent, { type: 'data.read' | 'data.written' }>, life: Life | null): Use | null => {
    const agentId = life?.agentId ?? event.line.actor.id;
    const actorKind = life?.actorKind ?? event.line.actor.kind;
    const mode = event.type === 'data.read' ? 'read' : 'write';
    const { resource, data_class: dataClass } = event.data;
    let ofAgent = uses.get(agentId);
    const key = `${mode} ${dataClass} ${resource}`;
    const known = ofAgent?.get(key);
    if (known !== undefined) return known;
    if (!keeper.room('data uses', useCount)) return null;
    useCount += 1;
    const made: Use = { agentId, actorKind, resource, dataClass, mode, records: 0, used: null, refused: null };
    if (ofAgent === undefined) {
      ofAgent = new Map();
      uses.set(agentId, ofAgent);
    }
    ofAgent.set(key, made);
    return made;
  };
  return {
    take(event, life, at, time) {
      if (!isDataFlow(event)) return;
      switch (event.type) {
        case 'data.read':
        case 'data.written': {
          const found = use(event, life);
          if (found === null) return;
          if (event.line.outcome === 'denied') countSpan(found.refused ??= newSpan(time, at), time, at);
          else {
            countSpan(found.used ??= newSpan(time, at), time, at);
            found.records += event.data.records;
          }
          return;
        }
        case 'data.transferred': {
          const { from, to, data_class: dataClass, form, artifact_kind: artifactKind, sanitisation } = event.data;
          return transfers.add({
            from, to, fromEnvironment: environmentOf(from), toEnvironment: environmentOf(to), dataClass, form, artifactKind, sanitisation,
            actionId: event.line.action_id ?? null, outcome: event.line.outcome ?? null, ...told(event, at, time),
          });
        }
        case 'data.sanitised': {
          const { sanitisation_id: sanitisationId, resource, from_class: fromClass, to_class: toClass, method } = event.data;
          return sanitisations.add({ sanitisationId, resource, fromClass, toClass, method, ...told(event, at, time) });
        }
      }
    },
    finish: () => ({
      uses: [...uses.values()].flatMap((each) => [...each.values()]).flatMap(({ used, refused, ...each }) => {
        const span = used ?? refused;
        return span === null ? [] : [{ ...each, events: used?.events ?? 0, denied: refused?.events ?? 0, first: firstOf(span), last: lastOf(span) }];
      }),
      transfers: transfers.rows,
      sanitisations: sanitisations.rows,
    }),
  };
}
