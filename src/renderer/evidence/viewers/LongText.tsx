import { useState, type ReactNode } from 'react';
import { evidenceLabels, evidenceText, formatNumber } from '../../../text/index.ts';
import { fromBase64 } from '../../cases/read-whole.ts';
import { Lines } from '../../design/Lines.tsx';
import { Loaded } from '../../design/State.tsx';
import { useEngine, useQuery } from '../../engine/index.tsx';

/** Fetched at once: what the engine hands out in one answer. */
const PART = 262_144;

/** The text of a file too large for a window to hold, a part at a time. Characters cut at either end show as such. */
export function LongText({ digest, name, size, label }: { readonly digest: string; readonly name: string; readonly size: number; readonly label: string }): ReactNode {
  const engine = useEngine();
  const [part, setPart] = useState(0);
  const parts = Math.max(1, Math.ceil(size / PART));
  const offset = part * PART;
  const query = useQuery(['text-part', digest, name, offset], (signal) =>
    engine.evidence.bytes({ digest, name, offset, length: PART }, { signal }).then(({ base64 }) => new TextDecoder().decode(fromBase64(base64))));
  return (
    <>
      <div className="text-parts">
        <p>{evidenceText.part(formatNumber(offset), formatNumber(Math.min(size, offset + PART)), formatNumber(size))}</p>
        <button type="button" className="button small" disabled={part === 0} onClick={() => setPart(part - 1)}>{evidenceLabels.partBefore}</button>
        <button type="button" className="button small" disabled={part === parts - 1} onClick={() => setPart(part + 1)}>{evidenceLabels.nextPart}</button>
        <button type="button" className="button small" disabled={part === parts - 1} onClick={() => setPart(parts - 1)}>{evidenceLabels.lastPart}</button>
      </div>
      <Loaded query={query} what={evidenceLabels.theText}>{(text) => <Lines label={label} lines={text.split('\n')} />}</Loaded>
    </>
  );
}
