import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJunit } from '../../../../src/core/artifacts/junit.ts';

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="all"><testsuite name="checkout" tests="4">
  <testcase name="pays" classname="c.Pay" time="0.25"/>
  <testcase name="refunds" time="1"><failure message="expected 3">at line <![CDATA[<7>]]></failure><skipped/></testcase>
  <testcase name="later"><skipped message="not yet"/></testcase>
  <testsuite name="inner"><testcase name="breaks" time="x"><skipped/><error>boom</error><system-out>noise</system-out></testcase></testsuite>
</testsuite></testsuites>`;

describe('junit', () => {
  test('reads suites, results and messages', () => {
    expect(readJunit(REPORT)).toEqual({ ok: true, truncated: false, cases: [
      { suite: 'checkout', name: 'pays', status: 'passed', seconds: 0.25, message: null },
      { suite: 'checkout', name: 'refunds', status: 'failed', seconds: 1, message: 'expected 3\nat line <7>' },
      { suite: 'checkout', name: 'later', status: 'skipped', seconds: 0, message: 'not yet' },
      { suite: 'inner', name: 'breaks', status: 'failed', seconds: 0, message: 'boom' },
    ] });
  });
  test.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>', 'doctype'],
    ['<!DOCTYPE testsuite SYSTEM "file:///etc/passwd"><testsuite/>', 'doctype'],
    ['<testsuite>&undefined;</testsuite>', 'malformed'],
    ['<testsuite>', 'malformed'],
    ['<testsuite/><testsuite/>', 'malformed'],
    ['', 'malformed'],
    ['plain', 'malformed'],
    ['<html/>', 'not-junit'],
    [`${'<testsuite>'.repeat(65)}${'</testsuite>'.repeat(65)}`, 'too-deep'],
  ])('%s is refused as %s', (text, problem) => {
    expect(readJunit(text)).toEqual({ ok: false, problem });
  });
  test('cut at every length it is refused', () => {
    for (let length = 0; length < REPORT.length; length += 1) expect(readJunit(REPORT.slice(0, length)).ok).toBe(false);
  });
  test('one changed character never throws', () => {
    fc.assert(fc.property(fc.nat(REPORT.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
      const result = readJunit(REPORT.slice(0, at) + char + REPORT.slice(at + 1));
      expect(typeof result.ok).toBe('boolean');
    }), { numRuns: 500 });
  });
});
