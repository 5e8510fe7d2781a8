import { isJsonArray } from '../../../src/core/json/index.ts';
import type { Artifact, RecorderLog } from './artifact.ts';
import { integer, object, text, timeOf, type Outcome, type SignedLine } from './record.ts';

/** Checks a to m and w of docs/CHECKER-DESIGN.md: what the recorders' own records prove. */
const ZERO_HASH = '0'.repeat(64);

export const passIf = (holds: boolean): Outcome => (holds ? 'PASS' : 'FAIL');

export function recorderChecks(artifact: Artifact): Record<string, Outcome> {
  const { logs } = artifact;
  const records = logs.flatMap((log) => log.records);
  const signed = records.length === 0 || records.some((each) => each.signature === 'FAIL') ? 'FAIL' : records.some((each) => each.signature === 'UV') ? 'UV' : 'PASS';
  const verified = records.filter((each) => each.signature === 'PASS');
  const confirmed = (artifact.counterparty ?? []).filter((each) => each.signature === 'PASS');
  /** A property of what a signature covers: untested where there is none. */
  const covered = (property: (record: SignedLine) => boolean): Outcome =>
    !verified.every(property) ? 'FAIL' : verified.length === records.length ? 'PASS' : 'UV';
  const every = (holds: (log: RecorderLog) => boolean): Outcome => (logs.length === 0 ? 'UV' : passIf(logs.every(holds)));
  return {
    a: signed,
    b: covered((each) => each.canonical),
    c: signed,
    d: every(isOrdered),
    e: every(isLinked),
    w: artifact.anchorsClosed && confirmed.every((each) => each.closed) ? covered((each) => each.closed) : 'FAIL',
    f: every(opens),
    g: every(isContiguous),
    h: every(keepsTime),
    i: every(closes),
    j: every((log) => !isAbandoned(log)),
    ...pairChecks(artifact),
  };
}

/** A run that opened with heartbeats and has no close record: OPEN/ABNORMAL-END. */
export function isAbandoned(log: RecorderLog): boolean {
  return integer(first(log), 'hmax') > 0 && text(log.records.at(-1)?.value ?? {}, 'type') !== 'close';
}

/** The fingerprint that verified every record of a recorder; 'UV' while one is unpublished, 'FAIL' for several or another than declared. */
export function verifiedKey(log: RecorderLog): string {
  if (log.records.some((each) => each.signature === 'UV')) return 'UV';
  const keys = new Set(log.records.map((each) => text(each.value, 'key')));
  const [key = ''] = keys;
  if (log.records.some((each) => each.signature === 'FAIL') || keys.size !== 1 || key === '') return 'FAIL';
  return log.declaredKey === '' || log.declaredKey === key ? key : 'FAIL';
}

function pairChecks({ logs, manifest }: Artifact): Record<'k' | 'l' | 'm', Outcome> {
  const level1 = (log: RecorderLog): boolean =>
    log.records.every((each) => each.signature === 'PASS' && each.canonical) && isLinked(log) && opens(log) && isContiguous(log) && keepsTime(log) && closes(log);
  const unpublished = logs.some((log) => verifiedKey(log) === 'UV');
  const keys = logs.map(verifiedKey);
  const distinct = !keys.includes('FAIL') && new Set(keys).size === keys.length;
  const correspondence = object(manifest, 'correspondence') ?? {};
  const classes = isJsonArray(correspondence['classes']) ? correspondence['classes'] : [];
  const audited = logs.map((log) => new Set(log.records.flatMap((each) => {
    const event = object(each.value, 'event');
    return event !== null && classes.includes(text(event, 'class')) ? [text(event, 'id')] : [];
  })));
  const all = new Set(audited.flatMap((ids) => [...ids]));
  return {
    k: logs.length < 2 ? 'FAIL' : unpublished ? 'UV' : passIf(logs.every(level1)),
    l: logs.length < 2 || unpublished ? 'UV' : passIf(distinct),
    m: classes.length === 0 || correspondence['match'] !== 'id' || logs.length < 2 ? 'UV' : passIf(audited.every((ids) => ids.size === all.size)),
  };
}

const first = (log: RecorderLog): SignedLine['value'] => log.records[0]?.value ?? {};

/** Each follows another, by the number it says it has. Gaps are another check's. */
function isOrdered(log: RecorderLog): boolean {
  return isOwn(log) && integer(first(log), 'seq') === 0
    && log.records.every((each, at) => at === 0 || integer(each.value, 'seq') > integer(log.records[at - 1]!.value, 'seq'));
}

function isLinked(log: RecorderLog): boolean {
  return isOwn(log) && log.records.every((each, at) => text(each.value, 'prev') === (at === 0 ? ZERO_HASH : log.records[at - 1]!.hash));
}

function isOwn(log: RecorderLog): boolean {
  return log.records.length > 0 && log.records.every(({ readable, value }) =>
    readable && value['v'] === 1 && text(value, 'recorder') === log.id && text(value, 'run') === log.run);
}

function opens(log: RecorderLog): boolean {
  return text(first(log), 'type') === 'open' && integer(first(log), 'seq') === 0 && integer(first(log), 'hmax') > 0;
}

function isContiguous(log: RecorderLog): boolean {
  return log.records.every((each, at) => integer(each.value, 'seq') === at);
}

/** No time backwards, no silence beyond the declared interval, and a heartbeat where heartbeats are declared. */
function keepsTime(log: RecorderLog): boolean {
  const hmax = integer(first(log), 'hmax');
  if (hmax <= 0) return log.records.length > 0;
  const limit = (hmax + integer(first(log), 'htol')) * 1_000;
  const times = log.records.map((each) => timeOf(each.value));
  const spaced = times.every((time, at) => {
    const before = at === 0 ? time : times[at - 1]!;
    return time !== null && before !== null && time >= before && time - before <= limit;
  });
  return spaced && log.records.some((each) => text(each.value, 'type') === 'heartbeat');
}

function closes(log: RecorderLog): boolean {
  const count = log.records.length;
  const last = log.records.at(-1)?.value ?? {};
  const closing = log.records.filter((each) => text(each.value, 'type') === 'close').length;
  return text(last, 'type') === 'close' && closing === 1 && count >= 2 && integer(last, 'count') === count && text(last, 'head') === log.records[count - 2]!.hash;
}
