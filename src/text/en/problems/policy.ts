import type { Problem } from '../../../core/findings/index.ts';

/** Of decisions that are decided again. */
export const policy = {
  'cedar-broke': 'the evaluator ended on it',
  'cedar-count': 'it holds more policies than are read',
  'cedar-depth': 'a policy in it is nested more deeply, or has more operators, than is read',
  'cedar-size': 'it is larger than a policy text may be',
  'cedar-syntax': 'it is not Cedar',
  'cedar-template': 'it holds a template, which nothing fills',
  'evaluation-broke': 'the evaluator ended on it',
  'evaluation-cell': 'the boundaries say two things of its environment and risk class',
  'evaluation-policies': 'policies of it erred on this request',
  'evaluation-unreadable': 'the Cedar text of the version cannot be read',
  'input-agent': 'the agent registry does not say, once and whole, who the agent is',
  'input-descriptor': 'no description of the action has the digest that was decided on',
  'input-graph': 'no one snapshot of the system graph was valid then',
  'input-inputs': 'the inputs of the decision are not recorded',
  'input-target': 'a system that the action names is not in the snapshot valid then, or it names none',
  'policy-absent': 'the bundle holds no such version',
  'policy-cedar': 'the Cedar text that the version names is not in the bundle, or in other bytes',
  'policy-not-in-force': 'no version that the bundle holds was in force then',
  'policy-other-digest': 'the bundle holds this version in other bytes than those that decided',
  'policy-two': 'two versions begin at the same time, and neither follows the other',
} as const satisfies Partial<Record<Problem, string>>;
