import { describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/contract/index.ts';
import { asksForMore, boundaryCell } from '../../../../src/renderer/action/boundary-cell.ts';

const descriptor: Action['descriptor'] = {
  kind: 'repository.merge', title: 't', targets: [], environment: 'production', risk_class: 'high', data_classes: [], reversibility: 'reversible',
  autonomy: 'execute', scopes: [], parameters: {}, rollback_plan: null,
};
const cell = (environment: string, risk: string, most: string) => ({ environment, risk_class: risk, max_autonomy: most, gate: 'one-approver', mode: 'enforce' });

describe('the cell of a boundary', () => {
  test('is the one of the action’s environment and risk class', () => {
    const text = JSON.stringify({ cells: [cell('staging', 'high', 'execute'), cell('production', 'low', 'execute'), cell('production', 'high', 'propose')] });
    expect(boundaryCell(text, descriptor)).toEqual({ maxAutonomy: 'propose', gate: 'one-approver', mode: 'enforce' });
  });

  test.each(['', '{}', '[]', '{"cells":1}', '{"cells":[null,1,"x"]}', '{"cells":[{"environment":"production"}]}'])('is not there in %s', (text) => {
    expect(boundaryCell(text, descriptor)).toBeNull();
  });

  test('more autonomy than the cell allows is told from less, and an unknown word from both', () => {
    const most = (maxAutonomy: string) => ({ maxAutonomy, gate: '', mode: '' });
    expect([asksForMore('execute', most('propose')), asksForMore('propose', most('propose')), asksForMore('execute', most('everything'))]).toEqual([true, false, null]);
  });
});
