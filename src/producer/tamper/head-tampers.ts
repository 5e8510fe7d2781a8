import { signCheckpoint } from '../seal/checkpoint.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { blamed, CUT } from './event-tampers.ts';
import { allEvents, CHECKPOINT, originOf, periodOf, relinked, resealLog, rewriteLog, rootOf, signHead, withStream, writeEvents } from './log.ts';
import { bytesOf, reseal, textOf, type OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

const MINUTE = 60_000;
const earlier = (timestamp: string, milliseconds: number): string => new Date(Date.parse(timestamp) - milliseconds).toISOString();

/** The log rewritten with every key of it, one event other than it was. */
const rewritten = (edit: (events: ReturnType<typeof allEvents>, at: number) => ReturnType<typeof allEvents>[number]) => (bundle: OpenedBundle): void =>
  rewriteLog(bundle, (events) => {
    const at = events.findIndex((event, index) => index >= events.length / 2 && event.causes.length > 0 && event.timestamp > events[index - 1]!.timestamp);
    return events.map((event, index) => (index === at ? edit(events, at) : event));
  });

function truncated(bundle: OpenedBundle, from: number, to: number): ReturnType<typeof allEvents> {
  const events = allEvents(bundle).slice(from, to);
  writeEvents(bundle, events);
  return events;
}

/** The log's signed head, and what those can do who hold its keys. */
export const HEAD_TAMPERS: readonly Tamper[] = [
  toContent('older-checkpoint', 'checkpoint.size-mismatch', 'the signed head replaced by one the log had earlier', (bundle) => signHead(bundle, allEvents(bundle).slice(0, -CUT))),
  toContent('checkpoint-by-stranger', 'checkpoint.signature-invalid', 'the head signed by a key nobody handed over', (bundle) => {
    const events = allEvents(bundle);
    bundle.files.set(CHECKPOINT, signCheckpoint(originOf(bundle), events.length, rootOf(events), bundle.stranger));
  }),
  toContent('checkpoint-of-other-origin', 'checkpoint.origin-mismatch', 'a head that the log\u2019s key signed for another log', (bundle) => signHead(bundle, allEvents(bundle), 'log.example/other')),
  toContent('checkpoint-of-other-root', 'checkpoint.root-mismatch', 'a head of the right size over other events, rightly signed', (bundle) => signHead(bundle, relinked(allEvents(bundle).map((event, at) => (at === 1 ? blamed(event) : event))))),
  toContent('edit-checkpoint', 'checkpoint.signature-invalid', 'the size in the head changed, its signature as it was', (bundle) => {
    const lines = textOf(bundle, CHECKPOINT).split('\n');
    bundle.files.set(CHECKPOINT, encodeUtf8(lines.with(1, String(Number(lines[1]) - CUT)).join('\n')));
  }),
  toContent('unsigned-checkpoint', 'checkpoint.malformed', 'the head without its signature', (bundle) => void bundle.files.set(CHECKPOINT, encodeUtf8(`${textOf(bundle, CHECKPOINT).split('\n\n')[0]}\n`))),
  toContent('drop-checkpoint', 'checkpoint.missing', 'the head left out, by an insider who lists what is left', (bundle) => {
    bundle.files.delete(CHECKPOINT);
    reseal(bundle);
  }),
  toContent('change-merkle-root', 'merkle.root-mismatch', 'another root in the manifest, signed by an insider', (bundle) => reseal(bundle, (statement) => withStream(statement, (stream) => ({ ...stream, merkle_root: stream.last.hash })))),
  toContent('truncate-and-reseal', 'checkpoint.size-mismatch', 'the tail cut off and the manifest signed again by an insider', (bundle) => resealLog(bundle, truncated(bundle, 0, -CUT))),
  toContent('behead-and-reseal', 'stream.starts-late', 'the first events cut off and the manifest signed again by an insider', (bundle) => resealLog(bundle, truncated(bundle, CUT, Infinity))),
  toContent('relink-and-reseal', 'checkpoint.root-mismatch', 'one event replaced, the log linked again and the manifest signed by an insider', (bundle) => {
    writeEvents(bundle, relinked(allEvents(bundle).map((event, at) => (at === CUT ? blamed(event) : event))));
    resealLog(bundle);
  }),
  toContent('event-before-cause', 'time.before-cause', 'an event dated before what caused it, by an insider with every key of the log', rewritten((events, at) => {
    const cause = events.find(({ record_id }) => record_id === events[at]!.causes[0]);
    return { ...events[at]!, timestamp: earlier(cause?.timestamp ?? events[at]!.timestamp, MINUTE) };
  })),
  toContent('clock-runs-back', 'time.decreases', 'a time before the event before, by the same insider', rewritten((events, at) => ({ ...events[at]!, timestamp: earlier(events[at - 1]!.timestamp, 1) }))),
  toContent('event-outside-period', 'time.outside-period', 'an event dated before the period that the manifest states, by the same insider', (bundle) => {
    const { from } = periodOf(bundle);
    rewriteLog(bundle, (events) => events.map((event, at) => (at === 0 ? { ...event, timestamp: earlier(from, MINUTE) } : event)));
  }),
  toContent('other-descriptor', 'record.action-digest-mismatch', 'what an action was to do reworded, by the same insider', (bundle) => rewriteLog(bundle, (events) => {
    const at = events.findIndex(({ type }) => type === 'action.requested');
    const data = JSON.parse(JSON.stringify(events[at]!.data).replace(/"title":"/, '"title":"Urgently: ')) as (typeof events)[number]['data'];
    return events.map((event, index) => (index === at ? { ...event, data } : event));
  })),
  toContent('exchange-checkpoints', 'checkpoint.origin-mismatch', 'the heads of two logs exchanged', (bundle) => {
    const other = 'checkpoints/telemetry.txt';
    const [here, there] = [bytesOf(bundle, CHECKPOINT), bytesOf(bundle, other)];
    bundle.files.set(CHECKPOINT, there).set(other, here);
  }),
];
