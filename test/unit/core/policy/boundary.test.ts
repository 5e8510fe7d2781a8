import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strictest, type Answer } from '../../../../src/core/policy/answer.ts';
import { boundariesOf, boundaryAnswer } from '../../../../src/core/policy/boundary.ts';
import { createPolicyCalendar } from '../../../../src/core/policy/in-force.ts';
import { POLICY } from '../../../support/replay-fixture.ts';

type Cell = (typeof POLICY.cells)[number];
const AUTONOMIES = ['observe', 'propose', 'execute-with-approval', 'execute'] as const;
const ask = (cell: Partial<Cell>): readonly string[] => AUTONOMIES.map((autonomy) => {
  const boundaries = boundariesOf({ ...POLICY, cells: [{ ...POLICY.cells[0]!, ...cell }] });
  const answer = boundaryAnswer(boundaries, { environment: 'production', riskClass: 'high', autonomy });
  return answer === null ? 'null' : [answer.decision, answer.rule, answer.mode, ...answer.obligations].join(' ');
});

describe('boundaries', () => {
  test('answer each autonomy by gate and ceiling', () => {
    const open = 'permit within-boundary enforce';
    const exceeded = 'deny boundary-exceeded enforce';
    expect(ask({ gate: 'none', maxAutonomy: 'execute' })).toEqual([open, open, open, open]);
    expect(ask({ gate: 'none', maxAutonomy: 'execute-with-approval' })).toEqual([open, open, open, exceeded]);
    expect(ask({ gate: 'one-approver' })).toEqual([open, open, 'require-approval human-gate-one enforce approvals:1', 'require-approval human-gate-one enforce approvals:1']);
    expect(ask({ gate: 'two-approvers', mode: 'log-only' })).toEqual([open, open, 'require-approval human-gate-two log-only approvals:2', 'require-approval human-gate-two log-only approvals:2']);
    expect(ask({ gate: 'forbidden', maxAutonomy: 'observe' })).toEqual([open, exceeded, 'deny boundary-forbidden enforce', 'deny boundary-forbidden enforce']);
    expect(ask({ gate: 'one-approver', maxAutonomy: 'propose' })).toEqual([open, open, exceeded, exceeded]);
  });

  test('a place without a cell is closed', () => {
    expect(boundaryAnswer(new Map(), { environment: 'production', riskClass: 'low', autonomy: 'observe' })).toMatchObject({ decision: 'deny', rule: 'boundary-missing', mode: 'enforce' });
  });
});

describe('the strictest answer', () => {
  const answer = fc.record<Answer>({
    decision: fc.constantFrom('permit', 'require-approval', 'deny'), rule: fc.constantFrom('a', 'b'), mode: fc.constantFrom('enforce', 'log-only'),
    obligations: fc.array(fc.constantFrom('approvals:1', 'approvals:12', 'x', 'y'), { maxLength: 3 }),
  });
  test('is never less strict than one of them, and a denial carries no obligation', () => {
    fc.assert(fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), (answers) => {
      const [first, ...others] = answers;
      const found = strictest([first!, ...others]);
      const all = answers.map((each) => each.decision);
      expect(found.decision).toBe(all.includes('deny') ? 'deny' : all.includes('require-approval') ? 'require-approval' : 'permit');
      const deciding = answers.filter((each) => each.decision === found.decision);
      expect(found.rule).toBe(deciding[0]!.rule);
      expect(found.mode).toBe(deciding.some((each) => each.mode === 'enforce') ? 'enforce' : 'log-only');
      if (found.decision === 'deny') expect(found.obligations).toEqual([]);
      expect(found.obligations.filter((each) => each.startsWith('approvals:')).length).toBeLessThanOrEqual(1);
    }));
  });
});

describe('the version in force', () => {
  test('is what a literal search says, for any versions and publications', () => {
    const version = fc.record({ version: fc.constantFrom('1', '2', '3'), digest: fc.constantFrom('a', 'b'), effectiveFrom: fc.integer({ min: 0, max: 6 }) }).map((each) => ({ ...POLICY, ...each }));
    const publication = fc.record({ version: fc.constantFrom('1', '2', '3'), digest: fc.constantFrom('a', 'b'), time: fc.integer({ min: 0, max: 6 }) }).map((each) => ({ ...each, policyId: 'p', by: '', at: {} }));
    fc.assert(fc.property(fc.uniqueArray(version, { maxLength: 4, selector: (each) => each.version }), fc.array(publication, { maxLength: 4 }), (versions, publications) => {
      const calendar = createPolicyCalendar(versions, publications);
      for (let time = -1; time < 8; time += 1) {
        const started = versions.filter((each) => {
          const named = publications.filter((other) => other.version === each.version);
          return each.effectiveFrom <= time && (named.length === 0 || named.some((other) => other.digest === each.digest && other.time <= time));
        });
        const latest = Math.max(...started.map((each) => each.effectiveFrom));
        const found = started.filter((each) => each.effectiveFrom === latest);
        expect(calendar.inForce('p', time)).toBe(found.length === 0 ? 'none' : found.length > 1 ? 'two' : found[0]);
      }
    }));
  });
});
