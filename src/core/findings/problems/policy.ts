/** Decisions decided again. */
export const POLICY_PROBLEMS = [
  'cedar-broke', 'cedar-count', 'cedar-depth', 'cedar-size', 'cedar-syntax', 'cedar-template', 'evaluation-broke', 'evaluation-cell', 'evaluation-policies',
  'evaluation-unreadable', 'input-agent', 'input-descriptor', 'input-graph', 'input-inputs', 'input-target', 'policy-absent', 'policy-cedar', 'policy-not-in-force',
  'policy-other-digest', 'policy-two',
] as const;
export type PolicyWord = (typeof POLICY_PROBLEMS)[number];
