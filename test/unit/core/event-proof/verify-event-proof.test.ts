import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_PROOF_FORMAT, eventProofBytes, verifyEventProof, type EventProof } from '../../../../src/core/event-proof/index.ts';
import { decodeUtf8, parseTimestamp, toHex } from '../../../../src/core/encoding/index.ts';
import { judge } from '../../../../src/core/findings/index.ts';
import { inclusionProof } from '../../../../src/core/tlog/index.ts';
import { createKeyring, EMPTY_KEYRING, type TrustPack } from '../../../../src/core/trust/index.ts';
import { AS_OF, chainOf, checkpoint, draft, KEYS, leavesOf, ORIGIN, PACK, rootHex, trustOf, withheldDraft } from '../../../support/tiny-bundle.ts';

const EVENTS = chainOf([0, 1, 2, 3, 4].map((seq) => (seq === 3 ? withheldDraft(3) : draft(seq))));
const LEAVES = leavesOf(EVENTS);
const asText = (bytes: Uint8Array): string => decodeUtf8(bytes) ?? '';

function proofOf(seq: number, change: Partial<EventProof> = {}): EventProof {
  const event = EVENTS[seq];
  if (event === undefined) throw new Error('no event');
  return { format: EVENT_PROOF_FORMAT, event, inclusion: inclusionProof(LEAVES, seq).map(toHex), checkpoint: asText(checkpoint(EVENTS.length, rootHex(LEAVES))), withheld: [], ...change };
}

function verify(proof: EventProof | Uint8Array, { pack = PACK, asOf = AS_OF }: { readonly pack?: TrustPack | null; readonly asOf?: string } = {}) {
  const bytes = proof instanceof Uint8Array ? proof : eventProofBytes(proof);
  const result = verifyEventProof(bytes, { keyring: pack === null ? EMPTY_KEYRING : createKeyring(trustOf(pack).pack), asOf: parseTimestamp(asOf) ?? 0 }, 10);
  const { verdict, findings } = judge(result.reports);
  const outcome = (axis: string): string | undefined => verdict.axes.find((each) => each.axis === axis)?.outcome;
  return { ...result, codes: findings.map(({ code }) => code), findings, outcomes: [outcome('integrity'), outcome('authenticity')] };
}

const withLogKey = (change: Partial<TrustPack['keys'][number]>): TrustPack => ({ ...PACK, keys: PACK.keys.map((key) => (key.keyid === KEYS.log.keyid ? { ...key, ...change } : key)) });

describe('an event with its proof', () => {
  test.each([0, 1, 2, 3, 4])('event %i is in its log, under a head by the log’s key', (seq) => {
    const { outcomes, codes, found, signers } = verify(proofOf(seq));
    expect(outcomes).toEqual(['pass', 'pass']);
    expect(codes).toEqual([]);
    expect(found).toEqual({ origin: ORIGIN, event: `evt-${seq}`, seq, treeSize: 5 });
    expect(signers.map(({ keyid, outcome }) => [keyid, outcome])).toEqual([[KEYS.log.keyid, 'valid']]);
  });

  test('says what was taken out, by whom and why, and holds without it', () => {
    const { event } = proofOf(3);
    const { open: _open, ...rest } = event;
    const { codes, outcomes, findings, redactedValues } = verify(proofOf(3, { event: rest, withheld: [{ member: 'prompt', by: 'Ada', reason: 'personal data' }] }));
    expect([codes, outcomes, redactedValues]).toEqual([['event-proof.value-withheld'], ['pass', 'pass'], 2]);
    expect(findings[0]?.values).toEqual({ name: 'prompt', by: 'Ada', reason: 'personal data' });
  });
});

describe('what does not hold', () => {
  test('a changed event, whose own hash stayed', () => {
    const { event } = proofOf(2);
    expect(verify(proofOf(2, { event: { ...event, actor: { kind: 'agent', id: 'agent-2' } } }))).toMatchObject({ codes: ['event-proof.event-changed'], outcomes: ['fail', 'indeterminate'] });
  });

  test('a disclosed value that is another', () => {
    const { event } = proofOf(3);
    expect(verify(proofOf(3, { event: { ...event, open: { prompt: { salt: 's1', value: { text: 'because' } } } } })).codes).toEqual(['event-proof.value-mismatch']);
  });

  test('a changed event with a hash to match, another number, another path, another head', () => {
    const [other] = chainOf([draft(0, { data: { active_runs: 9, fleet_id: 'x' } })]);
    if (other === undefined) throw new Error('no event');
    expect(verify(proofOf(0, { event: other })).codes).toEqual(['event-proof.not-included']);
    const [moved] = chainOf([draft(1)], proofOf(0).event.prev);
    if (moved === undefined) throw new Error('no event');
    expect(verify(proofOf(0, { event: moved })).codes).toEqual(['event-proof.not-included']);
    expect(verify(proofOf(2, { inclusion: proofOf(1).inclusion })).codes).toEqual(['event-proof.not-included']);
    expect(verify(proofOf(2, { inclusion: [] })).codes).toEqual(['event-proof.not-included']);
    expect(verify(proofOf(2, { checkpoint: asText(checkpoint(5, 'ab'.repeat(32))) })).codes).toEqual(['event-proof.not-included']);
  });

  test('a head by a stranger, in the log’s name', () => {
    expect(verify(proofOf(1, { checkpoint: asText(checkpoint(5, rootHex(LEAVES), KEYS.stranger)) }))).toMatchObject({ codes: ['event-proof.signature-invalid'], outcomes: ['pass', 'fail'] });
  });

  test('a key that may not sign heads, or was lost before', () => {
    expect(() => verify(proofOf(1), { pack: withLogKey({ purposes: ['document'] }) })).toThrow();
    expect(verify(proofOf(1), { pack: withLogKey({ compromised_since: '2026-10-01T00:00:00.000Z' }) })).toMatchObject({ codes: ['event-proof.key-refused'], outcomes: ['pass', 'fail'] });
    expect(verify(proofOf(1), { pack: withLogKey({ not_after: '2026-10-01T00:00:00.000Z' }) }).codes).toEqual(['event-proof.key-refused']);
  });
});

describe('what cannot be told', () => {
  test.each([['no trust pack', null], ['a pack that does not name the log', { ...PACK, logs: [] }]] as const)('%s', (_name, pack) => {
    expect(verify(proofOf(1), { pack })).toMatchObject({ codes: ['event-proof.key-unknown'], outcomes: ['pass', 'indeterminate'] });
  });

  test('a key whose time is over: the head has no time of its own', () => {
    const pack = withLogKey({ not_after: '2026-11-10T00:00:00.000Z' });
    expect(verify(proofOf(1), { pack })).toMatchObject({ codes: ['event-proof.time-unproved'], outcomes: ['pass', 'indeterminate'] });
    expect(verify(proofOf(1), { pack, asOf: '2026-11-09T00:00:00.000Z' }).outcomes).toEqual(['pass', 'pass']);
  });

  test('an event older than its log’s present key is signed for all the same', () => {
    expect(verify(proofOf(1), { pack: withLogKey({ not_before: '2026-11-05T00:00:00.000Z' }) }).outcomes).toEqual(['pass', 'pass']);
  });
});

describe('reading', () => {
  const malformed = (proof: EventProof | Uint8Array): void => expect(verify(proof)).toMatchObject({ codes: ['event-proof.malformed'], outcomes: ['fail', 'indeterminate'], found: null });

  test('one spelling, known members, a real checkpoint, withheld values that are withheld', () => {
    malformed(new TextEncoder().encode(`${asText(eventProofBytes(proofOf(1)))}\n`));
    malformed(eventProofBytes({ ...proofOf(1), more: 1 } as EventProof));
    malformed(proofOf(1, { checkpoint: 'log\n5\n' }));
    malformed(proofOf(1, { withheld: [{ member: 'prompt', by: 'Ada', reason: 'none' }] }));
    malformed(proofOf(3, { withheld: [{ member: 'prompt', by: 'Ada', reason: 'it is disclosed' }] }));
    malformed(proofOf(3, { withheld: [{ member: 'email', by: 'Ada', reason: 'a' }, { member: 'email', by: 'Eve', reason: 'b' }] }));
    malformed(proofOf(1, { inclusion: Array.from({ length: 65 }, () => 'ab'.repeat(32)) }));
  });

  test('no byte can be changed without a word', () => {
    const whole = eventProofBytes(proofOf(3));
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ mask : byte));
      const { outcomes } = verify(changed);
      expect(outcomes).not.toEqual(['pass', 'pass']);
    }), { numRuns: 300 });
  });
});
