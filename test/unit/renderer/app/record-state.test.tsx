// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Outcome, Run } from '../../../../src/contract/index.ts';
import { ARCHIVE } from '../../../../src/renderer/app/navigation.ts';
import { NoRecord, recordMissing, RecordStanding } from '../../../../src/renderer/app/RecordState.tsx';
import { recordStateText } from '../../../../src/text/index.ts';
import { reportRun } from '../../../support/run-fixture.ts';

afterEach(cleanup);

const FILE = { digest: 'd', size: 1 };
const runOf = (more: Partial<Run>): Run => ({ ...reportRun('passing'), ...more });
const unreadable = runOf({ subject: { kind: 'unreadable', ...FILE, because: 'x' } });
const exported: Run['subject'] = { kind: 'audit-export', format: 'aws-cloudtrail', compressed: false, ...FILE, period: null };
const counts = (events: number): Run['counts'] => ({ events, actions: 0, approvals: 0, files: 1, unknownEvents: 0 });
function integrity(outcome: Outcome, more: Partial<Run> = {}): Run {
  const { verdict, ...run } = runOf(more);
  return { ...run, verdict: { axes: verdict.axes.map((each) => (each.axis === 'integrity' ? { ...each, outcome } : each)) } };
}

describe('a screen that is drawn from the record', () => {
  test.each([
    ['an unreadable file', unreadable, 'no-record', 'no-record'],
    ['a bundle of which no log was read', runOf({ counts: counts(0) }), 'no-events', null],
    ['a bundle with events', runOf({ counts: counts(3) }), null, null],
    ['an export', runOf({ subject: exported, counts: counts(3) }), null, null],
  ] as const)('%s', (_what, run, events, possible) => {
    expect([recordMissing(run, true), recordMissing(run, false)]).toEqual([events, possible]);
  });

  test('without a record, leads to the verdict and to the bytes', () => {
    const go = vi.fn();
    render(<NoRecord run={unreadable} missing="no-record" go={go} />);
    for (const button of screen.getAllByRole('button')) fireEvent.click(button);
    expect(go.mock.calls).toEqual([[{ screen: 'verdict' }], [{ screen: 'evidence', selection: { kind: 'file', id: ARCHIVE } }]]);
  });

  test.each([
    ['fail', recordStateText.broken, {}], ['indeterminate', recordStateText.untold, {}], ['not-checked', recordStateText.unsigned, { subject: exported }],
  ] as const)('says above itself that the integrity is %s', (outcome, words, more) => {
    const { container } = render(<RecordStanding run={integrity(outcome, more)} go={vi.fn()} />);
    expect(container.textContent).toContain(words);
    expect(container.querySelector(`.outcome-${outcome}`)).not.toBeNull();
  });

  test('says nothing above itself where the integrity holds', () => {
    expect(render(<RecordStanding run={integrity('pass')} go={vi.fn()} />).container.textContent).toBe('');
  });
});
