import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts, custodyScreen } from '../../../../src/text/index.ts';

test('every act is said in words, whatever its detail holds', () => {
  const detail = fc.dictionary(fc.constantFrom('name', 'size', 'integrity', 'policy', 'result', 'bytes', 'sha256', 'software', '__proto__', 'toString'), fc.string());
  fc.assert(fc.property(detail, (values) => {
    for (const say of Object.values(acts)) expect(say(values)).toMatch(/^[A-Z]/);
  }));
});

test('a verification says the worst first, and an outcome that is none is not taken for one', () => {
  const said = acts['evidence-verified']({ integrity: 'pass', policy: 'not-checked', controls: 'fail' });
  expect(said.indexOf('fails on controls')).toBeGreaterThan(0);
  expect(said.indexOf('fails on controls')).toBeLessThan(said.indexOf('not checked on policy'));
  expect(acts['evidence-verified']({ integrity: 'pass', time: 'indeterminate', policy: 'fail', controls: 'fail' })).toBe('Evidence verified: fails on policy, controls; cannot tell on time');
  expect(acts['evidence-verified']({ integrity: 'toString' })).toBe('Evidence verified');
  expect(custodyScreen.outcome('constructor')).toBe('constructor');
});
