import { describe, expect, test } from 'vitest';
import type { Finding, Run } from '../../../../src/contract/index.ts';
import { findFinding, findingKey } from '../../../../src/renderer/app/finding-key.ts';

const changed: Finding = { code: 'event.hash-mismatch', at: { file: 'audit/a/0001.ndjson', offset: 7, event: 'e-1' } };
const missing: Finding = { code: 'file.missing', at: { file: 'x.json' } };
const exception = (subject: string): Finding => ({ code: 'control.exceptions', at: { event: 'e-1' }, values: { control: 'CT-26', subject } });
const run = (...findings: Finding[]): Run => ({ findings }) as unknown as Run;

describe('a finding’s name', () => {
  test('finds it wherever another run lists it', () => {
    expect(findFinding(run(missing, changed), findingKey(changed))).toEqual({ finding: changed, index: 1 });
    expect(findFinding(run(changed), findingKey(changed))?.index).toBe(0);
    expect(findFinding(run(missing), findingKey(changed))).toBeNull();
  });

  test('tells exceptions about one event apart', () => {
    expect(findingKey(exception('act-1'))).not.toBe(findingKey(exception('act-2')));
  });

  test('a place in the run works too, and nothing else does', () => {
    expect(findFinding(run(missing, changed), '1')?.finding).toBe(changed);
    expect(findFinding(run(missing), '1')).toBeNull();
    expect(findFinding(run(missing), '-1')).toBeNull();
    expect(findFinding(run(missing), '')).toBeNull();
  });
});
