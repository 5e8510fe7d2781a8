import type { StreamSummary } from '../../core/examined.ts';
import type { Run } from '../../core/run.ts';
import { displayName, formatTime, groupDigest, reportText } from '../../text/index.ts';
import { digest, mono, muted, plain, type Block, type FactRow, type Section } from '../blocks.ts';
import { fact } from './texts.ts';

/** Each log of the record with its head: what a later bundle has to continue. */
export function streamsSection(run: Run): Section | null {
  if (run.streams.length === 0) return null;
  return {
    id: 'streams',
    title: reportText.sectionTitles.streams,
    blocks: run.streams.flatMap((stream): readonly Block[] => [
      { kind: 'heading', text: displayName(stream.name) },
      { kind: 'facts', about: reportText.streams.about(displayName(stream.name)), rows: facts(stream) },
    ]),
  };
}

function facts({ origin, count, firstSeq, lastSeq, firstTime, lastTime, head, merkleRoot, checkpoint, gaps, files }: StreamSummary): readonly FactRow[] {
  const text = reportText.streams;
  return [
    fact(text.origin, mono(origin)),
    fact(text.events, plain(text.counted(count, firstSeq, lastSeq))),
    ...(firstTime === null || lastTime === null ? [] : [fact(text.time, plain(text.between(formatTime(firstTime), formatTime(lastTime))))]),
    fact(text.head, digest(groupDigest(head))),
    fact(text.root, digest(groupDigest(merkleRoot))),
    checkpoint === null
      ? fact(text.signedHead, plain(text.noHead))
      : fact(text.signedHead, plain(text.over(text.outcomes[checkpoint.outcome], checkpoint.size)), mono(checkpoint.file), digest(groupDigest(checkpoint.root))),
    fact(text.gaps, ...(gaps.length === 0 ? [plain(text.noGaps)] : gaps.map((gap) => plain(gapText(gap))))),
    fact(text.files, mono(files[0] ?? '–'), ...(files.length > 1 ? [muted(text.moreFiles(files.length - 1))] : [])),
  ];
}

function gapText({ from, to, after, before }: StreamSummary['gaps'][number]): string {
  const gap = reportText.streams.gap(to - from + 1, from, to);
  return after === null || before === null ? gap : reportText.streams.gapBetween(gap, formatTime(after), formatTime(before));
}
