import type { BoundariesFile } from '../../core/bundle/format.ts';
import { assertNever } from '../../core/findings/index.ts';

/** The same boundaries as a Cedar policy set: the text a policy author signs off, one policy a cell with a gate. */
export function cedarText(file: BoundariesFile): string {
  const head = [
    `// ${file.policy_id} ${file.version}, in force from ${file.effective_from}`,
    '// Autonomy boundaries per environment and risk class. A missing permit is a denial.',
    '',
    policy('clearance-exceeded', 'forbid', 'context.data_class_rank > principal.clearance_rank'),
    policy('observe-within-clearance', 'permit', 'context.autonomy == "observe"'),
    policy('proposals-are-open', 'permit', 'context.autonomy == "propose"'),
  ];
  return `${[...head, ...file.cells.map(cellPolicy)].join('\n')}\n`;
}

function cellPolicy(cell: BoundariesFile['cells'][number]): string {
  const place = `context.environment == "${cell.environment}" && context.risk_class == "${cell.risk_class}"`;
  const executing = 'context.autonomy != "observe" && context.autonomy != "propose"';
  switch (cell.gate) {
    case 'none': return policy(`within-boundary/${cell.environment}/${cell.risk_class}`, 'permit', place);
    case 'one-approver': return policy(`human-gate-one/${cell.environment}/${cell.risk_class}`, 'permit', `${place} && context.approvals >= 1`);
    case 'two-approvers': return policy(`human-gate-two/${cell.environment}/${cell.risk_class}`, 'permit', `${place} && context.approvals >= 2`);
    case 'forbidden': {
      const note = cell.mode === 'log-only' ? '// On trial: logged, not enforced.\n' : '';
      return note + policy(`boundary-forbidden/${cell.environment}/${cell.risk_class}`, 'forbid', `${place} && ${executing}`);
    }
    default: return assertNever(cell.gate);
  }
}

function policy(id: string, effect: 'permit' | 'forbid', condition: string): string {
  return `@id("${id}")\n${effect} (principal is Agent, action, resource)\nwhen { ${condition} };\n`;
}
