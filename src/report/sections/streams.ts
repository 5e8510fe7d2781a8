import type { Run, StreamSummary } from '../../core/run.ts';
import { formatNumber, formatTime, groupDigest, plural } from '../../text/index.ts';
import { digest, mono, muted, plain, type Block, type FactRow, type Section } from '../blocks.ts';

/** Each log of the record with its head: what a later bundle has to continue. */
export function streamsSection(run: Run): Section | null {
  if (run.streams.length === 0) return null;
  return {
    id: 'streams',
    title: 'Streams and heads',
    blocks: run.streams.flatMap((stream): readonly Block[] => [
      { kind: 'heading', text: stream.name },
      { kind: 'facts', about: `Stream ${stream.name}`, rows: facts(stream) },
    ]),
  };
}

function facts(stream: StreamSummary): readonly FactRow[] {
  const { checkpoint } = stream;
  return [
    { label: 'Origin', value: [mono(stream.origin)] },
    { label: 'Events', value: [plain(`${formatNumber(stream.count)}, sequence ${formatNumber(stream.firstSeq)} to ${formatNumber(stream.lastSeq)}`)] },
    ...(stream.firstTime === null || stream.lastTime === null
      ? []
      : [{ label: 'Time', value: [plain(`${formatTime(stream.firstTime)} to ${formatTime(stream.lastTime)}`)] }]),
    { label: 'Head', value: [digest(groupDigest(stream.head))] },
    { label: 'Merkle root', value: [digest(groupDigest(stream.merkleRoot))] },
    {
      label: 'Signed head',
      value:
        checkpoint === null
          ? [plain('None: nothing in the evidence says where this stream ends.')]
          : [
              plain(`${CHECKPOINT[checkpoint.outcome]}, over ${plural(checkpoint.size, 'event')}`),
              mono(checkpoint.file),
              digest(groupDigest(checkpoint.root)),
            ],
    },
    {
      label: 'Gaps',
      value:
        stream.gaps.length === 0
          ? [plain('None')]
          : stream.gaps.map((gap) => plain(`${plural(gap.to - gap.from + 1, 'event')} missing: sequence ${formatNumber(gap.from)}${gap.from === gap.to ? '' : ` to ${formatNumber(gap.to)}`}${between(gap.after, gap.before)}`)),
    },
    { label: 'Files', value: [mono(stream.files[0] ?? '–'), ...(stream.files.length > 1 ? [muted(`and ${plural(stream.files.length - 1, 'more file')}`)] : [])] },
  ];
}

const CHECKPOINT = { valid: 'Signature valid', invalid: 'Signature not valid', 'unknown-key': 'Signed by an unknown key' } as const;

const between = (after: number | null, before: number | null): string =>
  after === null || before === null ? '' : `, between ${formatTime(after)} and ${formatTime(before)}`;
