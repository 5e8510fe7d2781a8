// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { HOME } from '../../../../src/renderer/app/navigation.ts';
import { currentSession, inspectorShown, useSession } from '../../../../src/renderer/app/session.ts';

beforeEach(() => useSession.setState({ address: { ...HOME, caseId: 'c', screen: 'timeline' }, otherFilters: {}, inspector: true, emptyInspector: false }));

const place = (): readonly [string, string] => [currentSession().address.screen, currentSession().address.filter];

describe('a filter', () => {
  test('is carried along the tables of the record, and waits while another is looked at', () => {
    const { go, setFilter } = currentSession();
    setFilter('agent:a');
    const seen = [];
    for (const screen of ['action', 'custody', 'controls', 'chain'] as const) {
      go({ screen });
      seen.push(place());
      if (screen === 'custody') setFilter('act:evidence-imported');
    }
    go({ screen: 'custody' });
    expect([...seen, place()]).toEqual([['action', 'agent:a'], ['custody', ''], ['controls', ''], ['chain', 'agent:a'], ['custody', 'act:evidence-imported']]);
  });

  test('that a link states is taken, and another case begins without any', () => {
    const { go, setFilter } = currentSession();
    setFilter('agent:a');
    go({ screen: 'controls', filter: 'outcome:fail' });
    expect(place()).toEqual(['controls', 'outcome:fail']);
    go({ caseId: 'd', screen: 'timeline' });
    expect(place()).toEqual(['timeline', '']);
    go({ screen: 'controls' });
    expect(place()).toEqual(['controls', '']);
  });
});

describe('the inspector', () => {
  test('takes no room while nothing is selected, unless it is asked for', () => {
    const { select, setInspector } = currentSession();
    const shown = (): boolean => inspectorShown(currentSession());
    const seen = [shown()];
    select({ kind: 'event', id: 'e' });
    seen.push(shown());
    select(null);
    setInspector(true);
    seen.push(shown());
    setInspector(false);
    select({ kind: 'event', id: 'e' });
    seen.push(shown());
    setInspector(false);
    seen.push(shown());
    expect(seen).toEqual([false, true, true, true, false]);
  });
});
