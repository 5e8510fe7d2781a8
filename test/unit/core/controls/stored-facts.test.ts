import { describe, expect, test } from 'vitest';
import { judgeEnforcement, type EnforcementMember } from '../../../../src/core/controls/ct-21-enforcement.ts';
import { judgePrecedence, type PrecedenceMember } from '../../../../src/core/controls/ct-25-approval-precedes.ts';
import { judgeIndependence, type IndependenceMember } from '../../../../src/core/controls/ct-26-approver-independent.ts';
import { judgeBinding, type BindingMember } from '../../../../src/core/controls/ct-27-approval-binds.ts';
import { judgeMerge, type MergeMember } from '../../../../src/core/controls/ct-41-tests-before-merge.ts';
import type { Fact } from '../../../../src/core/controls/types.ts';
import { facts as sentences } from '../../../../src/text/en/facts.ts';
import { factText } from '../../../../src/text/index.ts';
import ct21 from './facts/ct-21.json' with { type: 'json' };
import ct25 from './facts/ct-25.json' with { type: 'json' };
import ct26 from './facts/ct-26.json' with { type: 'json' };
import ct27 from './facts/ct-27.json' with { type: 'json' };
import ct41 from './facts/ct-41.json' with { type: 'json' };

interface Stored { readonly kind: string; readonly name: string; readonly member: unknown; readonly expect: { readonly verdict: string; readonly reason: string; readonly event: string } }

const SUITES: readonly (readonly [keyof typeof sentences, readonly Stored[], (member: unknown) => Fact])[] = [
  ['CT-21', ct21, (member) => judgeEnforcement(member as EnforcementMember)],
  ['CT-25', ct25, (member) => judgePrecedence(member as PrecedenceMember)],
  ['CT-26', ct26, (member) => judgeIndependence(member as IndependenceMember)],
  ['CT-27', ct27, (member) => judgeBinding(member as BindingMember)],
  ['CT-41', ct41, (member) => judgeMerge(member as MergeMember)],
];

describe.each(SUITES)('%s on stored facts', (id, stored, judge) => {
  test.each(stored.map((each) => [`${each.kind}: ${each.name}`, each] as const))('%s', (_, { member, expect: expected }) => {
    const fact = judge(member);
    expect({ verdict: fact.verdict, reason: fact.reason, event: fact.at.event }).toEqual(expected);
    const sentence = factText(id, fact);
    expect(sentence).toMatch(/^[A-Z0-9a-z].*\.$/);
    expect(sentence).not.toMatch(/undefined|unknown (time|digest)|not named|some time|someone|\s\s/);
  });

  test('has a clean, a violating, a cannot-tell and a near-miss fixture, and meets every reason', () => {
    expect(new Set(stored.map((each) => each.kind))).toEqual(new Set(['clean', 'violating', 'cannot-tell', 'near-miss']));
    expect([...new Set(stored.map((each) => each.expect.reason))].toSorted()).toEqual(Object.keys(sentences[id]).toSorted());
  });
});
