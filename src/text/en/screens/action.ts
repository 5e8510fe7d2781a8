import { displayName } from '../../names.ts';

const AUTONOMY: Readonly<Record<string, string>> = { observe: 'Observe', propose: 'Propose', 'execute-with-approval': 'Execute with approval', execute: 'Execute' };
const GATES: Readonly<Record<string, string>> = { none: 'Nobody has to approve', 'one-approver': 'One person has to approve', 'two-approvers': 'Two people have to approve', forbidden: 'Forbidden' };
const MODES: Readonly<Record<string, string>> = { enforce: 'Enforced', 'log-only': 'Log only: nothing is stopped' };

const word = (table: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(table, key) ? table[key] ?? key : displayName(key));

/** Words of the action page that are not the record’s. */
export const actionText = {
  boundary: 'Boundary',
  most: 'Most autonomy',
  gate: 'Gate',
  mode: 'Mode',
  autonomy: (key: string) => word(AUTONOMY, key),
  gates: (key: string) => word(GATES, key),
  modes: (key: string) => word(MODES, key),
  allowed: 'Most autonomy allowed',
  asked: 'Autonomy asked for',
  modeOfCell: 'Mode of the cell',
  modeOfDecision: 'Mode of the decision',
  noCell: 'The policy’s file has no cell for this environment and risk class.',
  noBoundary: (version: string) => `The boundary of policy version ${version} is not in the evidence, so the cell behind this decision cannot be shown.`,
  asStated: 'This is the cell as the policy’s file states it. Whether boundaries and Cedar text together decide the same again stands with the decision, under CT-20.',
  blast: 'What it could reach, in the graph',
  rolledBack: (release: string | null) => (release === null ? 'Is recorded' : `Is recorded, of ${release}`),
  noRollback: (plan: string | null) => (plan === null ? 'No rollback is recorded, and the request names no plan for one.' : `No rollback is recorded. The plan was: ${plan}`),
} as const;
