import type * as CedarModule from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarEntity, CedarEvaluator, CedarPolicy, CedarRequest, CedarResponse, CedarValue, Prepared } from '../../core/policy/index.ts';
import { withCedar, type CedarInstance } from './cedar-instance.ts';

/**
 * Cedar behind core's interface. `close` forgets what was prepared: Cedar keeps a prepared set for as long as its
 * instance lives, and a set that another takes the place of is all it ever lets go.
 */
export function createCedarEvaluator(): CedarEvaluator & { close(): void } {
  const used: number[] = [];
  return {
    prepare(text) {
      const place = free.pop() ?? (places += 1);
      used.push(place);
      return prepare(`set ${place}`, text) ?? { ok: false, problem: 'broke' };
    },
    close() {
      for (const place of used) withCedar(({ cedar }) => cedar.preparsePolicySet(`set ${place}`, { staticPolicies: '' }));
      free.push(...used.splice(0));
    },
  };
}

const free: number[] = [];
let places = 0;

function prepare(name: string, text: string): Prepared | null {
  const policies = withCedar((instance) => readPolicies(instance, text));
  if (policies === null || typeof policies === 'string') return { ok: false, problem: policies ?? 'broke' };
  let preparedIn = 0;
  return { ok: true, policies, authorize: (request) => withCedar((instance) => authorize(instance, request)) ?? { ok: false, problem: 'broke' } };

  function authorize({ cedar, number }: CedarInstance, request: CedarRequest): CedarResponse {
    if (preparedIn !== number && cedar.preparsePolicySet(name, { staticPolicies: text }).type !== 'success') return { ok: false, problem: 'refused' };
    preparedIn = number;
    return toResponse(cedar.statefulIsAuthorized({ ...toCall(request), preparsedPolicySetId: name }));
  }
}

/** The policies in the order of the text. Cedar names them by their place there and hands them over in the order of those names. */
function readPolicies({ cedar }: CedarInstance, text: string): readonly CedarPolicy[] | 'syntax' | 'template' {
  const parts = cedar.policySetTextToParts(text);
  if (parts.type === 'failure') return 'syntax';
  if (parts.policy_templates.length > 0) return 'template';
  const ids = parts.policies.map((_, at) => `policy${at}`).sort();
  const policies: CedarPolicy[] = [];
  for (const [at, policy] of parts.policies.entries()) {
    const read = cedar.policyToJson(policy);
    if (read.type === 'failure') return 'syntax';
    policies.push({ id: ids[at] ?? '', annotations: { ...read.json.annotations }, json: read.json });
  }
  return policies.sort((left, right) => placeOf(left) - placeOf(right));
}

const placeOf = ({ id }: CedarPolicy): number => Number(id.slice('policy'.length));

export function toResponse(answer: CedarModule.AuthorizationAnswer): CedarResponse {
  if (answer.type === 'failure') return { ok: false, problem: 'refused' };
  const { decision, diagnostics } = answer.response;
  return { ok: true, allowed: decision === 'allow', determining: diagnostics.reason.toSorted(), erred: diagnostics.errors.map((each) => each.policyId).toSorted() };
}

export function toCall({ principal, action, resource, context, entities }: CedarRequest): Omit<CedarModule.AuthorizationCall, 'policies'> {
  return { principal, action, resource, context: toRecord(context), entities: entities.map(toEntity) };
}

const toEntity = ({ uid, attrs, parents }: CedarEntity): CedarModule.EntityJson => ({ uid, attrs: toRecord(attrs), parents: [...parents] });

const toRecord = (record: Readonly<Record<string, CedarValue>>): Record<string, CedarModule.CedarValueJson> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]));
