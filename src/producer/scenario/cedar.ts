import type { BoundariesFile } from '../../core/bundle/format.ts';
import { assertNever } from '../../core/findings/index.ts';

type Cell = BoundariesFile['cells'][number];

/**
 * The same boundaries as a Cedar policy set, and what boundaries do not say: who may see which data. It is the text
 * that a policy author signs off, one policy a cell.
 */
export function cedarText(file: Omit<BoundariesFile, 'cedar_digest'>): string {
  const head = [
    `// ${file.policy_id} ${file.version}, in force from ${file.effective_from}`,
    '// Autonomy boundaries per environment and risk class. A missing permit is a denial.',
    '',
    policy({ id: 'clearance-exceeded' }, 'forbid', 'context.data_class_rank > principal.clearance_rank'),
    policy({ id: 'observe-within-clearance', obligation: 'log-rows-read' }, 'permit', 'context.autonomy == "observe"'),
    policy({ id: 'proposals-are-open' }, 'permit', 'context.autonomy == "propose"'),
  ];
  return `${[...head, ...file.cells.map(cellPolicy)].join('\n')}\n`;
}

function cellPolicy(cell: Cell): string {
  switch (cell.gate) {
    case 'none': return ofCell(cell, 'within-boundary', 'permit');
    case 'one-approver': return ofCell(cell, 'human-gate-one', 'permit', 'approvals:1 signed-work-package');
    case 'two-approvers': return ofCell(cell, 'human-gate-two', 'permit', 'approvals:2 signed-work-package');
    case 'forbidden': return ofCell(cell, 'boundary-forbidden', 'forbid');
    default: return assertNever(cell.gate);
  }
}

function ofCell({ environment, risk_class: risk, mode }: Cell, rule: string, effect: 'permit' | 'forbid', obligation?: string): string {
  return policy(
    { id: `${rule}/${environment}/${risk}`, rule, ...(mode === 'log-only' ? { mode } : {}), ...(obligation === undefined ? {} : { obligation }) },
    effect,
    `context.environment == "${environment}" && context.risk_class == "${risk}" && ["execute-with-approval", "execute"].contains(context.autonomy)`,
  );
}

function policy(annotations: Readonly<Record<string, string>>, effect: 'permit' | 'forbid', condition: string): string {
  const lines = Object.entries(annotations).map(([name, value]) => `@${name}("${value}")\n`);
  return `${lines.join('')}${effect} (principal is Agent, action, resource)\nwhen { ${condition} };\n`;
}
