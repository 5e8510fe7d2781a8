import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../../src/renderer/verdict/compare-runs.ts';
import { reportRun } from '../../../support/run-fixture.ts';

const [good, bad] = [reportRun('passing'), reportRun('failing')];

describe('two runs of the same evidence', () => {
  test('say what each answered, and which findings and controls came or went', () => {
    const compared = compareRuns(good, bad);
    expect(compared.axes.find((each) => each.axis === 'integrity')).toEqual({ axis: 'integrity', before: 'pass', now: 'fail' });
    expect(compared.controls).toEqual([{ id: 'CT-25', before: 'pass', now: 'indeterminate' }, { id: 'CT-27', before: 'pass', now: 'fail' }]);
    expect(compared.appeared.map((finding) => finding.code)).toContain('chain.gap');
    expect(compareRuns(bad, good).gone.map((finding) => finding.code)).toEqual(compared.appeared.map((finding) => finding.code));
    expect(compared.inputs).toEqual([]);
  });

  test('name every input in which they differ', () => {
    const other = { ...good, inputs: { ...good.inputs, trustPack: null, asOf: '2027-01-01T00:00:00.000Z', previousRun: { digest: 'ab' } }, software: { ...good.software, version: '9' } };
    const { inputs, axes, appeared, gone } = compareRuns(good, other);
    expect(inputs.map((each) => each.key)).toEqual(['software', 'trustPack', 'asOf', 'previousRun']);
    expect(axes.every((each) => each.before === each.now)).toBe(true);
    expect([...appeared, ...gone]).toEqual([]);
  });

  test('a control only one of them tested is told from one that answered otherwise', () => {
    expect(compareRuns({ ...good, controls: [] }, good).controls).toEqual([{ id: 'CT-25', before: null, now: 'pass' }, { id: 'CT-27', before: null, now: 'pass' }]);
  });
});
