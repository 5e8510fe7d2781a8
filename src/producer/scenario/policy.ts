import type { ActionDescriptor, Autonomy, BoundariesFile, DataClass, Environment, RiskClass } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { assertNever } from '../../core/findings/index.ts';
import { jcs } from '../seal/jcs.ts';
import { iso, PERIOD_FROM, POLICY_CHANGE } from './calendar.ts';
import { cedarText } from './cedar.ts';

export const POLICY_ID = 'autonomy-boundaries';

export interface PolicyVersion {
  readonly file: BoundariesFile;
  readonly path: string;
  readonly digest: string;
  readonly cedarPath: string;
  readonly cedar: string;
  readonly effectiveFrom: number;
}

type Cell = BoundariesFile['cells'][number];
type Gate = Cell['gate'];
const RISKS: readonly RiskClass[] = ['low', 'medium', 'high', 'critical'];
const CEILING: Readonly<Record<Gate, Autonomy>> = {
  none: 'execute',
  'one-approver': 'execute-with-approval',
  'two-approvers': 'execute-with-approval',
  forbidden: 'propose',
};

/** Gates by risk class, low to critical. */
const FIRST: readonly (readonly [Environment, readonly Gate[]])[] = [
  ['development', ['none', 'none', 'none', 'one-approver']],
  ['ci', ['none', 'none', 'one-approver', 'forbidden']],
  ['staging', ['none', 'none', 'one-approver', 'two-approvers']],
  ['production', ['one-approver', 'one-approver', 'one-approver', 'two-approvers']],
];
const SECOND: readonly (readonly [Environment, readonly Gate[]])[] = [
  ['development', ['none', 'none', 'none', 'one-approver']],
  ['ci', ['none', 'none', 'one-approver', 'forbidden']],
  ['staging', ['none', 'none', 'one-approver', 'forbidden']],
  ['production', ['one-approver', 'one-approver', 'one-approver', 'forbidden']],
];

function version(name: string, effectiveFrom: number, gates: typeof FIRST, trial: (environment: Environment, risk: RiskClass) => boolean): PolicyVersion {
  const cells = gates.flatMap(([environment, row]) => row.map((gate, at): Cell => ({
    environment,
    risk_class: RISKS[at]!,
    max_autonomy: CEILING[gate],
    gate,
    mode: trial(environment, RISKS[at]!) ? 'log-only' : 'enforce',
  })));
  const said = { policy_id: POLICY_ID, version: name, effective_from: iso(effectiveFrom), cells };
  const cedar = cedarText(said);
  const file: BoundariesFile = { ...said, cedar_digest: sha256Hex(cedar) };
  return {
    file, cedar, effectiveFrom,
    path: `policy/boundaries/${name}.json`,
    digest: sha256Hex(jcs(file)),
    cedarPath: `policy/cedar/${name}.cedar`,
  };
}

/** The second version forbids critical production changes, but starts that one cell in log-only mode. */
export const POLICIES: readonly PolicyVersion[] = [
  version('2026.2', PERIOD_FROM, FIRST, () => false),
  version('2026.3', POLICY_CHANGE, SECOND, (environment, risk) => environment === 'production' && risk === 'critical'),
];

export function policyAt(time: number): PolicyVersion {
  const found = POLICIES.findLast((each) => each.effectiveFrom <= time);
  if (found === undefined) throw new RangeError('no policy in force');
  return found;
}

const RANK: Readonly<Record<DataClass, number>> = { public: 0, internal: 1, confidential: 2, restricted: 3 };

export interface Decided {
  readonly decision: 'permit' | 'deny' | 'require-approval';
  readonly rule: string;
  readonly mode: 'enforce' | 'log-only';
  readonly obligations: readonly string[];
}

/**
 * What the plane's own engine decides: written from the specification (docs/formats/evidence-bundle.md, "Deciding"),
 * apart from what replays it, so that the two can disagree. Boundaries and Cedar text of a version say this together.
 */
export function decide(policy: PolicyVersion, descriptor: ActionDescriptor, clearance: DataClass): Decided {
  const highest = Math.max(0, ...descriptor.data_classes.map((each) => RANK[each]));
  if (highest > RANK[clearance]) return { decision: 'deny', rule: 'clearance-exceeded', mode: 'enforce', obligations: [] };
  if (descriptor.autonomy === 'observe') return { decision: 'permit', rule: 'observe-within-clearance', mode: 'enforce', obligations: ['log-rows-read'] };
  if (descriptor.autonomy === 'propose') return { decision: 'permit', rule: 'proposals-are-open', mode: 'enforce', obligations: [] };
  const cell = policy.file.cells.find((each) => each.environment === descriptor.environment && each.risk_class === descriptor.risk_class);
  if (cell === undefined) throw new Error('every environment and risk class has a cell');
  switch (cell.gate) {
    case 'none': return { decision: 'permit', rule: 'within-boundary', mode: cell.mode, obligations: [] };
    case 'one-approver': return { decision: 'require-approval', rule: 'human-gate-one', mode: cell.mode, obligations: ['approvals:1', 'signed-work-package'] };
    case 'two-approvers': return { decision: 'require-approval', rule: 'human-gate-two', mode: cell.mode, obligations: ['approvals:2', 'signed-work-package'] };
    case 'forbidden': return { decision: 'deny', rule: 'boundary-forbidden', mode: cell.mode, obligations: [] };
    default: return assertNever(cell.gate);
  }
}
