import { withCedar } from '../../src/engine/policy/cedar-instance.ts';
import { createCedarEvaluator, toCall, toResponse } from '../../src/engine/policy/cedar-evaluator.ts';
import type { CedarRequest, CedarResponse } from '../../src/core/policy/index.ts';

/** Cedar as anybody calls it: the whole text and every entity, each time. What every shortcut is held against. */
export function plainCedar(text: string, request: CedarRequest): CedarResponse {
  return withCedar(({ cedar }) => toResponse(cedar.isAuthorized({ ...toCall(request), policies: { staticPolicies: text } }))) ?? { ok: false, problem: 'broke' };
}

export const cedar = createCedarEvaluator();
