import { createChainVerifier, type ChainResult } from '../chain/index.ts';
import { toHex } from '../encoding/index.ts';
import type { Finding, FindingCode } from '../findings/index.ts';
import { createPreviousLogCheck } from '../previous/index.ts';
import type { SealingKey, StreamSummary } from '../examined.ts';
import { createTree } from '../tlog/index.ts';
import type { TimeCheck } from './check-times.ts';
import { followFile } from './follow-file.ts';
import type { StreamStatement } from './format.ts';
import type { ReadFile } from './read-files.ts';
import { takeLines, type Following } from './take-lines.ts';
import type { LogHead } from './verification.ts';
import { verifyHead } from './verify-head.ts';
import { createRememberedCheck } from './verify-remembered.ts';
import { startTree, verifyContinuation } from './verify-start.ts';
import type { Work } from './work.ts';

export interface StreamContext {
  readonly files: ReadonlyMap<string, ReadFile>;
  readonly subjects: ReadonlyMap<string, string>;
  readonly checkpoints: ReadonlyMap<string, Uint8Array>;
  readonly createdAt: string;
  /** Whether the files were read and hashed before, rather than taken to be what the manifest says. */
  readonly hashed: boolean;
  readonly times: TimeCheck;
}

export interface StreamResult {
  readonly summary: StreamSummary;
  readonly chain: ChainResult;
  readonly head: LogHead | null;
  readonly key: SealingKey | null;
  /** False when the manifest's account of what came before allows no root to be computed. */
  readonly rooted: boolean;
  readonly comparedWithRemembered: boolean;
  readonly comparedWithPrevious: boolean;
}

/** One stream from its first line to its signed head. */
export async function verifyStream(work: Work, stream: StreamStatement, context: StreamContext): Promise<StreamResult> {
  const started = startTree(work, stream);
  const tree = started ?? createTree();
  const remembered = createRememberedCheck(stream, started === null ? [] : work.args.rememberedHeads, work.sink);
  remembered.observe(tree);
  const earlier = createPreviousLogCheck(stream, work.args.previous, started !== null, work.sink);
  earlier.observe(tree);
  const chain = createChainVerifier({
    stream,
    tree,
    sink: work.sink,
    limits: work.lineLimits,
    maxFindingsPerCode: work.args.limits.maxFindingsPerCode,
  });
  context.times.startStream();
  const following: Following = { work, subjects: context.subjects, times: context.times, chain, tree, heads: [remembered, earlier] };
  for (const name of stream.files) {
    const file = context.files.get(name);
    if (file === undefined || file.sha256 === null) continue;
    await followFile(work, file.entry, context.hashed ? file.sha256 : null, takeLines(following, name, file.sha256));
  }
  const result = chain.finish();
  compareWithStatement(work, stream, result);
  const root = toHex(tree.root());
  if (started !== null) {
    verifyContinuation(work, stream, tree);
    if (root !== stream.merkle_root) {
      work.sink.add({ code: 'merkle.root-mismatch', at: { file: work.manifestFile }, expected: stream.merkle_root, computed: root, values: { stream: stream.name, size: tree.size } });
    }
  }
  const { checkpoint, head, key } = verifyHead(work, {
    stream,
    bytes: context.checkpoints.get(stream.name) ?? null,
    size: started === null ? stream.first.seq + result.events : tree.size,
    root: started === null ? null : root,
    createdAt: context.createdAt,
  });
  const { compared } = remembered.finish(tree);
  const { compared: comparedWithPrevious } = earlier.finish(tree);
  return { summary: summarise(stream, result, root, checkpoint), chain: result, head, key, rooted: started !== null, comparedWithRemembered: compared, comparedWithPrevious };
}

/** What the manifest says of the stream against what was read. */
function compareWithStatement(work: Work, stream: StreamStatement, chain: ChainResult): void {
  const at = { file: work.manifestFile };
  const report = (code: FindingCode, sides: Pick<Finding, 'expected' | 'computed'>, values: Finding['values'] = {}): void =>
    work.sink.add({ code, at, ...sides, values: { stream: stream.name, ...values } });
  if (chain.lines !== stream.count) {
    const tail = chain.last !== null && chain.last.seq < stream.last.seq;
    report('chain.count-mismatch', { expected: String(stream.count), computed: String(chain.lines) }, tail ? { missingFrom: chain.last.seq + 1, missingTo: stream.last.seq } : {});
  }
  for (const end of ['first', 'last'] as const) {
    const read = chain[end];
    if (read?.seq === stream[end].seq && read.hash === stream[end].hash) continue;
    report('chain.head-mismatch', { expected: stream[end].hash, computed: read?.hash ?? '' }, { end, expectedSeq: stream[end].seq, ...(read === null ? {} : { seq: read.seq }) });
  }
}

function summarise(stream: StreamStatement, chain: ChainResult, root: string, checkpoint: StreamSummary['checkpoint']): StreamSummary {
  const gaps = chain.gaps.map(({ from, to, after, before }) => ({ from, to, after, before }));
  const cut = chain.last !== null && chain.last.seq < stream.last.seq;
  return {
    name: stream.name,
    origin: stream.origin,
    files: stream.files,
    count: chain.events,
    firstSeq: chain.first?.seq ?? stream.first.seq,
    lastSeq: chain.last?.seq ?? stream.last.seq,
    firstTime: chain.first?.time ?? null,
    lastTime: chain.last?.time ?? null,
    head: chain.last?.hash ?? '',
    merkleRoot: root,
    checkpoint,
    gaps: cut ? [...gaps, { from: chain.last.seq + 1, to: stream.last.seq, after: chain.last.time, before: null }] : gaps,
  };
}
