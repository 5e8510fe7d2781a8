import { useEffect, useMemo, type ReactNode } from 'react';
import { evidenceLabels, formatNumber } from '../../text/index.ts';
import type { ByteRange } from '../app/navigation.ts';
import { fromBase64 } from '../cases/read-whole.ts';
import { useVirtualRows } from '../design/virtual.ts';
import { useEngine, useQuery } from '../engine/index.tsx';
import { errorSentence } from '../engine/errors.ts';

const WIDTH = 16;
const ROW = 20;
const PART = 16_384;

/** Every byte as it is, sixteen a line, with the range a finding speaks of marked. */
export function HexView({ digest, name, size, marked }: {
  readonly digest: string;
  /** Empty for the evidence file itself. */
  readonly name: string;
  readonly size: number;
  readonly marked: ByteRange | null;
}): ReactNode {
  const engine = useEngine();
  const { ref, first, end, offset: top, height, reveal } = useVirtualRows(Math.ceil(size / WIDTH), ROW);
  const start = marked?.offset ?? null;
  useEffect(() => {
    if (start !== null) reveal(Math.max(0, Math.floor(start / WIDTH) - 3));
  }, [start, reveal]);
  const part = (offset: number) => (signal: AbortSignal): Promise<Uint8Array> =>
    engine.evidence.bytes({ digest, name, offset, length: PART }, { signal }).then(({ base64 }) => fromBase64(base64));
  const from = Math.floor((first * WIDTH) / PART) * PART;
  const to = Math.floor((Math.max(first, end - 1) * WIDTH) / PART) * PART;
  const upper = useQuery(['bytes', digest, name, from], part(from));
  const lower = useQuery(to === from ? null : ['bytes', digest, name, to], part(to));
  const byteAt = useMemo(() => (at: number): number | undefined => {
    const [base, query] = at >= to && to !== from ? [to, lower] : [from, upper];
    return query.status === 'ready' ? query.data[at - base] : undefined;
  }, [from, to, lower, upper]);
  if (upper.status === 'failed') return <p className="problem" role="alert">{errorSentence(upper.error)}</p>;
  const isMarked = (at: number): boolean => marked !== null && at >= marked.offset && at < marked.offset + marked.length;
  return (
    <>
      {marked && <p className="hex-note">{evidenceLabels.bytesMarked(formatNumber(marked.offset), formatNumber(marked.offset + marked.length), formatNumber(size))}</p>}
      <div className="hex" role="region" aria-label={evidenceLabels.bytes} tabIndex={0} ref={ref}>
        <div style={{ height }}>
          <div style={{ transform: `translateY(${top}px)` }}>
            {Array.from({ length: Math.max(0, end - first) }, (_, index) => (
              <HexRow key={first + index} offset={(first + index) * WIDTH} size={size} byteAt={byteAt} isMarked={isMarked} />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

function HexRow({ offset, size, byteAt, isMarked }: {
  readonly offset: number;
  readonly size: number;
  readonly byteAt: (at: number) => number | undefined;
  readonly isMarked: (at: number) => boolean;
}): ReactNode {
  const places = Array.from({ length: Math.min(WIDTH, size - offset) }, (_, index) => offset + index);
  const draw = (show: (byte: number | undefined) => string, join: string): ReactNode =>
    runs(places, isMarked).map(([marked, run]) => {
      const text = run.map((at) => show(byteAt(at))).join(join);
      return marked ? <mark key={run[0]}>{text}</mark> : <span key={run[0]}>{text}{join}</span>;
    });
  return (
    <div className="hex-row">
      <span className="hex-offset">{offset.toString(16).padStart(8, '0')}</span>
      <span className="hex-bytes">{draw((byte) => (byte === undefined ? '··' : byte.toString(16).padStart(2, '0')), ' ')}</span>
      <span className="hex-text">{draw((byte) => (byte !== undefined && byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'), '')}</span>
    </div>
  );
}

/** Neighbours that are marked alike, together. */
function runs(places: readonly number[], isMarked: (at: number) => boolean): (readonly [boolean, number[]])[] {
  const out: (readonly [boolean, number[]])[] = [];
  for (const at of places) {
    const last = out.at(-1);
    if (last && last[0] === isMarked(at)) last[1].push(at);
    else out.push([isMarked(at), [at]]);
  }
  return out;
}
