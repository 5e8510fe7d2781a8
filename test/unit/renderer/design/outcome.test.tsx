import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Outcome as OutcomeValue, Severity as SeverityValue } from '../../../../src/contract/index.ts';
import { Outcome, OutcomeMark } from '../../../../src/renderer/design/Outcome.tsx';
import { Severity } from '../../../../src/renderer/design/Severity.tsx';

const ALL: readonly (readonly [OutcomeValue, string])[] = [
  ['pass', 'Holds'], ['fail', 'Fails'], ['indeterminate', 'Cannot tell'], ['not-checked', 'Not checked'], ['not-applicable', 'Not applicable'],
];
/** The drawing without the class that colours it. */
const shape = (outcome: OutcomeValue): string =>
  renderToStaticMarkup(<OutcomeMark outcome={outcome} label={false} />).replace(/^<svg[^>]*>/, '');

describe('outcomes', () => {
  test.each(ALL)('%s says its word, as a mark and beside one', (outcome, word) => {
    expect(renderToStaticMarkup(<OutcomeMark outcome={outcome} />)).toContain(`aria-label="${word}"`);
    expect(renderToStaticMarkup(<Outcome outcome={outcome} />)).toContain(`>${word}</span>`);
  });

  test('no two share a shape, whatever their colour', () => {
    expect(new Set(ALL.map(([outcome]) => shape(outcome))).size).toBe(ALL.length);
  });

  test('what was not judged is never drawn filled', () => {
    for (const outcome of ['not-checked', 'not-applicable'] as const) expect(shape(outcome)).not.toContain('class="shape"');
    for (const outcome of ['pass', 'fail', 'indeterminate'] as const) expect(shape(outcome)).toContain('class="shape"');
  });
});

test('severity is a number of bars and a word', () => {
  const bars = (severity: SeverityValue): number => renderToStaticMarkup(<Severity severity={severity} />).match(/class="filled"/g)?.length ?? 0;
  expect((['critical', 'high', 'medium', 'low'] as const).map(bars)).toEqual([4, 3, 2, 1]);
  expect(renderToStaticMarkup(<Severity severity="high" />)).toContain('High');
});
