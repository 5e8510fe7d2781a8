import type { Action, DecisionInputs } from '../model/record.ts';
import { sortedSet } from './answer.ts';
import { DATA_RANK, nameKey, type Entities } from './entities.ts';
import type { CedarEntity, CedarRequest, CedarValue, EntityName } from './evaluator.ts';
import type { PolicyReads, Reads } from './policy-reads.ts';

/** One question to Cedar, with whatever entities there are: docs/formats/evidence-bundle.md, "The question to Cedar". */
export type Question = Omit<CedarRequest, 'entities'>;

/** People and services are no agents of the registry: nothing but their name is known of them. */
const PRINCIPALS: Readonly<Record<Action['actorKind'], string>> = { agent: 'Agent', person: 'Person', service: 'Service', role: 'Role' };

export const principalOf = ({ actorKind, agentId }: Pick<Action, 'actorKind' | 'agentId'>): EntityName => ({ type: PRINCIPALS[actorKind], id: agentId });
export const systemOf = (id: string): EntityName => ({ type: 'System', id });

export function contextOf({ descriptor }: Pick<Action, 'descriptor'>, { environment, riskClass, autonomy }: DecisionInputs): Question['context'] {
  return {
    environment,
    risk_class: riskClass,
    autonomy,
    data_classes: sortedSet(descriptor.data_classes),
    data_class_rank: Math.max(0, ...new Set(descriptor.data_classes.map((each) => DATA_RANK[each]))),
    has_rollback_plan: descriptor.rollback_plan !== null,
    ...(descriptor.reversibility === null ? {} : { reversibility: descriptor.reversibility }),
    scopes: sortedSet(descriptor.scopes),
  };
}

/** Every entity of the world and the principal itself: the plain question that all shortcuts are held against. */
export function withAllEntities(question: Question, entities: Entities): CedarRequest {
  const own = entities.find(question.principal) === undefined ? [bare(question.principal)] : [];
  return { ...question, entities: [...entities.all, ...own] };
}

/**
 * Principal, resource, what the text names, and their parents. No attribute holds an entity, so that nothing else can
 * be reached from there.
 */
export function withReachableEntities(question: Question, entities: Entities, { named }: PolicyReads): CedarRequest {
  if (named === null) return withAllEntities(question, entities);
  const reached = new Map<string, CedarEntity>();
  const reach = (name: EntityName): void => {
    const entity = entities.find(name);
    if (entity === undefined || reached.has(nameKey(name))) return;
    reached.set(nameKey(name), entity);
    entity.parents.forEach(reach);
  };
  [question.principal, question.resource, question.action, ...named].forEach(reach);
  if (!reached.has(nameKey(question.principal))) reached.set(nameKey(question.principal), bare(question.principal));
  return { ...question, entities: [...reached.values()] };
}

const bare = (uid: EntityName): CedarEntity => ({ uid, attrs: {}, parents: [] });

/**
 * What the policy set reads of a question, in one text: equal texts, equal answers. JSON in a fixed order, not a
 * digest: a hostile author finds no two questions with one key. Entities that the text names are the snapshot's, which
 * whoever remembers answers keeps apart.
 */
export function questionKey(question: Question, entities: Entities, reads: PolicyReads): string {
  const { principal, action, resource, context } = question;
  return JSON.stringify([
    principal.type, read(reads.principal, principal.id, entities.find(principal)?.attrs ?? {}),
    action.type, read(reads.action, action.id, {}),
    resource.type, read(reads.resource, resource.id, entities.find(resource)?.attrs ?? {}),
    reads.context === 'whole' ? Object.entries(context) : read(reads.context, '', context),
  ]);
}

/** An identity is a text, attributes are a list: one cannot be taken for the other. What is absent is null, which no attribute is. */
function read(reads: Reads, id: string, attrs: Readonly<Record<string, CedarValue>>): string | readonly (CedarValue | null)[] {
  return reads === 'whole' ? id : [...reads].map((name) => (Object.hasOwn(attrs, name) ? attrs[name] ?? null : null));
}
