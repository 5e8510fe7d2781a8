import type { EventLine } from '../bundle/format.ts';
import { fromHex, parseTimestamp } from '../encoding/index.ts';
import type { FindingCode, FindingValues, JsonWord, LogWord, Pointer } from '../findings/index.ts';
import { leafHash } from '../tlog/index.ts';
import type { ChainOptions, ChainResult, ChainVerifier } from './chain-result.ts';
import { checkDisclosures, readEventLine } from './event-line.ts';
import { createForks } from './forks.ts';
import { createLinks } from './links.ts';
import { createSequenceTracker } from './sequence.ts';

/**
 * Follows one stream event by event: spelling, hash, link, sequence, disclosures. Leaves of the tree are the hashes as
 * recorded, so that one replaced event is one finding and the tree still tells what the others were.
 */
export function createChainVerifier(options: ChainOptions): ChainVerifier {
  const { stream, tree, sink } = options;
  const sequence = createSequenceTracker(stream.first.seq, options.maxFindingsPerCode);
  const forks = createForks();
  const links = createLinks(options);
  let unreadableLines = 0;
  const tally = { lines: 0, events: 0, redactedValues: 0, disclosedValues: 0 };
  let first: ChainResult['first'] = null;
  let last: ChainResult['last'] = null;

  const report = (code: FindingCode, at: Pointer, sides: { expected?: string; computed?: string }, values: FindingValues): void =>
    sink.add({ code, at, ...sides, values: { stream: stream.name, ...values } });

  const unreadable = (problem: JsonWord | LogWord, at: Pointer): void => {
    report('event.malformed', at, {}, { problem });
    links.lose();
    unreadableLines += 1;
  };

  const misplaced = (event: EventLine, placement: 'duplicate' | 'out-of-order', computed: string, at: Pointer): void => {
    const { seq, prev } = event;
    const sibling = placement === 'duplicate' ? forks.secondChild(event, computed) : null;
    if (sibling !== null) report('chain.fork', at, { expected: sibling, computed: event.hash }, { seq, parent: prev });
    else report(placement === 'duplicate' ? 'chain.duplicate-sequence' : 'chain.out-of-order', at, { expected: String(sequence.expected), computed: String(seq) }, { seq });
  };

  const follow = (event: EventLine, computed: string, hash: Uint8Array, time: number): void => {
    forks.follow(event, hash);
    links.follow(event.hash, computed);
    last = { seq: event.seq, hash: event.hash, time };
    first ??= last;
  };

  /** Number and link. True when the link was tested and holds. */
  const place = (event: EventLine, computed: string, hash: Uint8Array, time: number, at: Pointer): boolean => {
    const branch = forks.continued(event, computed, { seq: sequence.expected - 1, ...links.end });
    if (branch !== null && event.seq < sequence.expected) {
      links.count(1);
      return true;
    }
    if (branch !== null) links.follow(branch.hash, branch.computed);
    const placement = sequence.place(event.seq, time, at);
    if (placement === 'duplicate' || placement === 'out-of-order') {
      misplaced(event, placement, computed, at);
      return false;
    }
    const holds = links.link(event, placement, at);
    follow(event, computed, hash, time);
    return holds;
  };

  // An event that came twice or was left out puts every later one at another leaf than its number says.
  const leafShiftNow = (): number => tree.size - sequence.expected;

  return {
    get leafShift() {
      return leafShiftNow();
    },
    line(bytes, file, offset) {
      tally.lines += 1;
      const { length } = bytes;
      const read = readEventLine(bytes, options.limits);
      if (!read.ok) {
        const where: Pointer = { file, offset, length };
        unreadable(read.problem, { ...where, ...(read.pointer === '' ? { offset: offset + read.offset, length: length - read.offset } : { pointer: read.pointer }) });
        return null;
      }
      const { event, computedHash } = read;
      const time = parseTimestamp(event.timestamp) ?? 0;
      const at: Pointer = { file, offset, length, event: event.record_id };
      if (!read.canonical) report('event.not-canonical', at, {}, { seq: event.seq });

      // A number that an unreadable line may have carried is not reported as missing as well.
      const ahead = event.seq - sequence.expected;
      if (ahead > 0 && ahead <= unreadableLines) sequence.skip(ahead);
      unreadableLines = 0;
      const hash = fromHex(event.hash)!;
      const linkHolds = place(event, computedHash, hash, time, at);
      const hashHolds = links.hash(event, computedHash, at);
      tree.append(leafHash(hash));
      tally.events += 1;

      let disclosuresHold = true;
      if (event.withheld !== undefined || event.open !== undefined) {
        const disclosure = checkDisclosures(event);
        tally.redactedValues += disclosure.redacted;
        tally.disclosedValues += disclosure.disclosed;
        disclosuresHold = disclosure.mismatched.length === 0;
        for (const { name, expected, computed } of disclosure.mismatched) {
          report('event.withheld-mismatch', at, { ...(expected === null ? {} : { expected }), computed }, { seq: event.seq, name });
        }
      }
      return { event, time, at, holds: read.canonical && hashHolds && linkHolds && disclosuresHold };
    },

    block({ events, firstSeq, firstPrev, firstHash, lastHash, hashes, times, subtrees, leafShift, redactedValues, disclosedValues }) {
      if (firstPrev !== links.end.hash || firstSeq !== sequence.expected || leafShift !== leafShiftNow()) return false;
      const time = times[events - 1]!;
      sequence.follow(events, time);
      forks.followBlock(events, firstSeq, firstPrev, hashes);
      links.follow(lastHash, lastHash);
      links.count(events);
      unreadableLines = 0;
      first ??= { seq: firstSeq, hash: firstHash, time: times[0]! };
      last = { seq: firstSeq + events - 1, hash: lastHash, time };
      for (const subtree of subtrees) tree.appendSubtree(subtree);
      tally.lines += events;
      tally.events += events;
      tally.redactedValues += redactedValues;
      tally.disclosedValues += disclosedValues;
      return true;
    },

    unreadable(problem, file, offset) {
      tally.lines += 1;
      unreadable(problem, { file, offset });
    },

    finish() {
      const { kept, leftOut } = sequence.gaps();
      for (const gap of kept) {
        report('chain.gap', gap.at, {}, { from: gap.from, to: gap.to, missing: gap.to - gap.from + 1 });
      }
      sink.addUnkept('chain.gap', leftOut);
      return { ...tally, linksTested: links.tested, first, last, gaps: kept };
    },
  };
}
