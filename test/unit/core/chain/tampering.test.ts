import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLine, StreamStatement } from '../../../../src/core/bundle/format.ts';
import { createChainVerifier, type ChainResult } from '../../../../src/core/chain/index.ts';
import { RECENT_EVENTS } from '../../../../src/core/chain/recent-events.ts';
import { toHex } from '../../../../src/core/encoding/index.ts';
import { CHECKS, createFindingSink, type CheckId, type Finding, type FindingCode } from '../../../../src/core/findings/index.ts';
import { createTree } from '../../../../src/core/tlog/index.ts';
import { chainOf, draft, jcs, leavesOf, ORIGIN, rootHex } from '../../../support/tiny-bundle.ts';

const COUNT = 12;
const EVENTS = chainOf(Array.from({ length: COUNT }, (_, seq) => draft(seq)));
const STREAM: StreamStatement = {
  name: 'main', origin: ORIGIN, files: ['audit/main/0001.ndjson'], count: COUNT, first: { seq: 0, hash: EVENTS[0]!.hash },
  last: { seq: COUNT - 1, hash: EVENTS.at(-1)!.hash }, merkle_root: rootHex(leavesOf(EVENTS)), previous: null,
};

/** Follows events as if they were the stream that STREAM describes. */
function follow(events: readonly EventLine[]): { codes: FindingCode[]; findings: Finding[]; result: ChainResult; sameRoot: boolean } {
  const sink = createFindingSink(100);
  const tree = createTree();
  const verifier = createChainVerifier({ stream: STREAM, tree, sink, limits: { maxDepth: 64, maxBytes: 2 ** 20 }, maxFindingsPerCode: 100 });
  let offset = 0;
  for (const event of events) {
    const bytes = jcs(event);
    verifier.line(bytes, 'audit/main/0001.ndjson', offset);
    offset += bytes.length + 1;
  }
  const result = verifier.finish();
  const findings = (Object.keys(CHECKS) as CheckId[]).flatMap((check) => sink.of(check).findings);
  return { codes: findings.map((finding) => finding.code), findings, result, sameRoot: toHex(tree.root()) === STREAM.merkle_root };
}

const gapsOf = (findings: readonly Finding[]): unknown[] =>
  findings.filter((each) => each.code === 'chain.gap').map(({ values }) => [values?.['from'], values?.['to'], values?.['missing']]);
const position = fc.integer({ min: 0, max: COUNT - 1 });

describe('a chain', () => {
  test('as it was written has no finding and the root that was signed', () => {
    const { codes, result, sameRoot } = follow(EVENTS);
    expect(codes).toEqual([]);
    expect(sameRoot).toBe(true);
    expect(result).toMatchObject({ lines: COUNT, events: COUNT, linksTested: COUNT, first: { seq: 0 }, last: { seq: COUNT - 1 }, gaps: [] });
  });

  test.each([1, 2, 5])('with %i events taken out anywhere inside has one gap with their numbers', (missing) => {
    for (let from = 1; from + missing < COUNT; from++) {
      const { codes, findings, sameRoot } = follow(EVENTS.filter((_, at) => at < from || at >= from + missing));
      expect(codes).toEqual(['chain.gap']);
      expect(gapsOf(findings)).toEqual([[from, from + missing - 1, missing]]);
      expect(sameRoot).toBe(false);
    }
  });

  test('with any events taken out has a gap for every run of them, and loses its end silently', () => {
    fc.assert(fc.property(fc.uniqueArray(position, { maxLength: COUNT - 1 }), (removed) => {
      const out = new Set(removed);
      const left = EVENTS.filter((event) => !out.has(event.seq));
      const runs: [number, number, number][] = [];
      for (let seq = 0; seq < left.at(-1)!.seq; seq++) {
        if (!out.has(seq)) continue;
        let to = seq;
        while (out.has(to + 1)) to += 1;
        runs.push([seq, to, to - seq + 1]);
        seq = to;
      }
      const { codes, findings, result, sameRoot } = follow(left);
      expect(gapsOf(findings)).toEqual(runs);
      expect(codes.every((code) => code === 'chain.gap')).toBe(true);
      // What is left of a chain cut off at its end is a chain: only the manifest and the signed head tell.
      expect(result.last).toMatchObject({ seq: left.at(-1)!.seq });
      expect(sameRoot).toBe(removed.length === 0);
    }));
  });

  test('with an event twice has a duplicate, and no gap', () => {
    fc.assert(fc.property(position, position, (which, where) => {
      const events = [...EVENTS];
      events.splice(Math.max(which, where) + 1, 0, EVENTS[which]!);
      const { codes, sameRoot } = follow(events);
      expect(codes).toEqual(['chain.duplicate-sequence']);
      expect(sameRoot).toBe(false);
    }));
  });

  test('with two neighbours exchanged has an event out of order', () => {
    for (let at = 1; at + 1 < COUNT; at++) {
      const events = [...EVENTS];
      [events[at], events[at + 1]] = [events[at + 1]!, events[at]!];
      const { codes, sameRoot } = follow(events);
      expect(codes).toContain('chain.out-of-order');
      expect(codes).not.toContain('chain.gap');
      expect(sameRoot).toBe(false);
    }
  });

  test('in any other order is told, by sequence and by root', () => {
    fc.assert(fc.property(fc.shuffledSubarray(EVENTS, { minLength: COUNT }), (events) => {
      const same = events.every((event, at) => event.seq === at);
      const { codes, sameRoot } = follow(events);
      expect(codes.length === 0).toBe(same);
      expect(sameRoot).toBe(same);
    }));
  });

  test('that two events claim to continue is told, wherever the second is put', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: COUNT - 1 }), position, (seq, where) => {
      const fork = chainOf([...EVENTS.slice(0, seq).map(({ prev: _prev, hash: _hash, ...rest }) => rest), draft(seq, { record_id: 'evt-fork' })]).at(-1)!;
      expect(fork.prev).toBe(EVENTS[seq]!.prev);
      const events = [...EVENTS];
      events.splice(Math.max(seq, where) + 1, 0, fork);
      const { codes, sameRoot } = follow(events);
      expect(codes).toEqual(['chain.fork']);
      expect(sameRoot).toBe(false);
    }));
  });

  test('with an event replaced, its hash made to fit, breaks at the next', () => {
    for (let seq = 0; seq + 1 < COUNT; seq++) {
      const { prev: _prev, hash: _hash, ...rest } = EVENTS[seq]!;
      const replaced = chainOf([{ ...rest, type: 'agent.enabled' }], EVENTS[seq]!.prev)[0]!;
      const { codes, findings } = follow(EVENTS.map((event) => (event.seq === seq ? replaced : event)));
      expect(codes).toEqual(['event.prev-mismatch']);
      expect(findings[0]?.values).toMatchObject({ seq: seq + 1, linksToContent: false });
    }
  });

  test('rewritten from any event on is a chain, and another root', () => {
    for (let seq = 0; seq < COUNT; seq++) {
      const drafts = EVENTS.map(({ prev: _prev, hash: _hash, ...rest }) => (rest.seq >= seq ? { ...rest, layer: 'evidence' as const } : rest));
      const { codes, sameRoot } = follow(chainOf(drafts));
      expect(codes).toEqual([]);
      expect(sameRoot).toBe(false);
    }
  });
});

/** `seq` again as a second child of its parent, and `length - 1` events that follow it. */
function branchAt(seq: number, length: number, events: readonly EventLine[] = EVENTS): EventLine[] {
  const drafts = Array.from({ length }, (_, at) => draft(seq + at, { record_id: `evt-fork-${seq}-${at}` }));
  return chainOf(drafts, events[seq]!.prev);
}

const forkAt = (seq: number): object => ({ code: 'chain.fork', expected: EVENTS[seq]!.hash, values: { stream: 'main', seq, parent: EVENTS[seq]!.prev } });

describe('a chain that forks', () => {
  test('is told once, at the second child, whichever branch is written first and however they are mixed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: COUNT - 1 }), fc.integer({ min: 1, max: COUNT }), fc.array(fc.boolean(), { minLength: 2 * COUNT, maxLength: 2 * COUNT }), (seq, length, turns) => {
      const ours = EVENTS.slice(seq);
      const theirs = branchAt(seq, length);
      const first = new Map([[false, ours[0]!.hash], [true, theirs[0]!.hash]]);
      const events = EVENTS.slice(0, seq);
      for (const turn of turns) {
        const next = (turn ? theirs : ours).shift() ?? (turn ? ours : theirs).shift();
        if (next !== undefined) events.push(next);
      }
      const { codes, findings, result } = follow(events);
      expect(codes).toEqual(['chain.fork']);
      expect(new Set([findings[0]?.expected, findings[0]?.computed])).toEqual(new Set(first.values()));
      expect(result).toMatchObject({ events: COUNT + length, linksTested: COUNT + length - 1 });
    }));
  });

  test('at any distance up to the last event remembered is one finding, and neither branch is blamed', () => {
    const long = chainOf(Array.from({ length: RECENT_EVENTS + 20 }, (_, seq) => draft(seq)));
    fc.assert(fc.property(fc.integer({ min: 1, max: RECENT_EVENTS }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 10 }), (distance, length, seq) => {
      const theirs = branchAt(seq, length, long);
      const { codes, findings, result } = follow([...long.slice(0, seq + distance), ...theirs, ...long.slice(seq + distance)]);
      expect(codes).toEqual(['chain.fork']);
      expect(findings[0]).toMatchObject({ expected: long[seq]!.hash, computed: theirs[0]!.hash });
      expect(result).toMatchObject({ linksTested: long.length + length - 1, last: { hash: long.at(-1)!.hash } });
    }), { numRuns: 12, examples: [[RECENT_EVENTS, 3, 0], [1, 1, 0]] });
    const beyond = [...long.slice(0, RECENT_EVENTS + 1), ...branchAt(0, 1, long), ...long.slice(RECENT_EVENTS + 1)];
    expect(follow(beyond).codes).toEqual(['chain.duplicate-sequence']);
  });

  test('that is no more than one second event names both', () => {
    const [other] = branchAt(3, 1);
    const { findings } = follow([...EVENTS.slice(0, 4), other!, ...EVENTS.slice(4)]);
    expect(findings).toMatchObject([{ ...forkAt(3), computed: other!.hash }]);
  });

  test('twice has two, also where it forks from a branch beside the line that is followed', () => {
    const [e3, e4] = branchAt(3, 2);
    const again = chainOf([draft(4, { record_id: 'evt-again' })], EVENTS[3]!.hash)[0]!;
    const { findings } = follow([...EVENTS.slice(0, 4), e3!, e4!, ...EVENTS.slice(4, 5), again, ...EVENTS.slice(5)]);
    expect(findings).toMatchObject([{ ...forkAt(3), computed: e3!.hash }, { ...forkAt(4), computed: again.hash }]);
  });

  test('and repeats a line of either branch has a duplicate as well', () => {
    const theirs = branchAt(3, 2);
    const head = [...EVENTS.slice(0, 4), ...theirs];
    for (const repeated of head.slice(3)) expect(follow([...head, repeated, ...EVENTS.slice(4)]).codes).toEqual(['chain.fork', 'chain.duplicate-sequence']);
  });

  test('still has its gaps, and a branch that does not fit is not taken for one', () => {
    const theirs = branchAt(3, 3);
    const gap = follow([...EVENTS.slice(0, 4), ...EVENTS.slice(5), ...theirs]);
    expect(gap.codes).toEqual(['chain.fork', 'chain.gap']);
    expect(gapsOf(gap.findings)).toEqual([[4, 4, 1]]);
    const stranger = chainOf([draft(3, { record_id: 'evt-stranger' })], 'ab'.repeat(32))[0]!;
    expect(follow([...EVENTS.slice(0, 4), stranger, ...EVENTS.slice(4)]).codes).toEqual(['chain.duplicate-sequence']);
    const jump = chainOf([draft(COUNT, { record_id: 'evt-jump' })], theirs[0]!.hash)[0]!;
    expect(follow([...EVENTS, theirs[0]!, jump]).codes).toEqual(['event.prev-mismatch', 'chain.fork']);
  });
});
