import { expect, test } from 'vitest';
import { describeTrustedRoot } from '../../../../src/core/sigstore/describe-root.ts';
import { trustedRoot } from '../../../support/sigstore-fixture.ts';

test('a trusted root is told by whom it names, in its own order and with its windows', () => {
  const { parts, problems } = describeTrustedRoot(trustedRoot());
  expect(problems).toEqual([]);
  expect(parts.map(({ kind }) => kind)).toEqual(parts.map(({ kind }) => kind).toSorted((left, right) => ORDER.indexOf(left) - ORDER.indexOf(right)));
  expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(ORDER));
  for (const { name, from, to } of parts) {
    expect(name).not.toBe('');
    expect(from).toBeLessThan(to);
  }
  expect(parts.find(({ kind }) => kind === 'authority')?.name).toMatch(/^CN=/u);
});
const ORDER = ['authority', 'time-authority', 'log', 'certificate-log'] as const;

test('one that verifies nothing names nobody, and says why', () => {
  const broken = trustedRoot({ timestampAuthorities: [{ certChain: { certificates: [] } }] });
  expect(describeTrustedRoot(broken)).toEqual({ parts: [], problems: expect.arrayContaining([{ place: '/timestampAuthorities/0/certChain', problem: 'missing-member' }]) as unknown });
  expect(describeTrustedRoot(7)).toMatchObject({ parts: [] });
});
