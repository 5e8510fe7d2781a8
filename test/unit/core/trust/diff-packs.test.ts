import { expect, test } from 'vitest';
import { diffPacks, type TrustPack } from '../../../../src/core/trust/index.ts';
import { KEYS, PACK } from '../../../support/tiny-bundle.ts';

const changes = (more: Partial<TrustPack>, before: TrustPack = PACK): readonly object[] => diffPacks(before, { ...before, ...more });
const [first, ...rest] = PACK.keys;

test('a pack believes what it believes', () => expect(changes({})).toEqual([]));

test('keys, authorities, logs and lists are told by what names them, in that order', () => {
  const anchor = { fingerprint: 'ab'.repeat(32), name: 'a', certificate: 'AA==', purposes: ['document'] } as const;
  expect(changes({ keys: rest, anchors: [anchor], logs: [], crls: ['BQA='] })).toEqual([
    { kind: 'removed', what: 'key', id: first!.keyid }, { kind: 'added', what: 'anchor', id: anchor.fingerprint },
    { kind: 'removed', what: 'log', id: PACK.logs[0]!.origin }, { kind: 'added', what: 'crl', id: 'BQA=' },
  ]);
});

test('a changed member is told with both values, as JSON', () => {
  const keys = [{ ...first!, purposes: ['document' as const], compromised_since: '2026-11-01T00:00:00.000Z' }, ...rest];
  expect(changes({ keys, manifest_threshold: 9 })).toEqual([
    { kind: 'changed', what: 'pack', id: '', member: 'manifest_threshold', before: String(PACK.manifest_threshold), after: '9' },
    { kind: 'changed', what: 'key', id: first!.keyid, member: 'compromised_since', before: 'absent', after: '"2026-11-01T00:00:00.000Z"' },
    { kind: 'changed', what: 'key', id: first!.keyid, member: 'purposes', before: JSON.stringify(first!.purposes), after: '["document"]' },
  ]);
});

test('order is no change, and what one pack adds the other takes away', () => {
  expect(changes({ keys: PACK.keys.toReversed() })).toEqual([]);
  const fewer = { ...PACK, keys: PACK.keys.filter(({ keyid }) => keyid !== KEYS.approver.keyid) };
  expect(diffPacks(fewer, PACK)).toEqual([{ kind: 'added', what: 'key', id: KEYS.approver.keyid }]);
  expect(diffPacks(PACK, fewer)).toEqual([{ kind: 'removed', what: 'key', id: KEYS.approver.keyid }]);
});
