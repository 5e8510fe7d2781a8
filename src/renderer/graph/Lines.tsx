import { memo, useMemo, type ReactNode } from 'react';
import { formatNumber } from '../../text/index.ts';
import type { EdgeStatus } from './columns.ts';
import type { GraphLayout } from './layout.ts';
import type { Line } from './model.ts';
import { edgePath } from './paths.ts';

/** With more words than this they would cover each other. */
const WORDS_MOST = 8;
/** Height a word takes, and its length. */
const WORD_HEIGHT = 16;
const WORD_WIDTH = 140;

interface LinesProps {
  readonly layout: GraphLayout;
  readonly lines: readonly Line[];
  readonly shown: ReadonlySet<EdgeStatus>;
  /** Boxes in focus; null where nothing is. */
  readonly near: ReadonlySet<string> | null;
}

/** The lines between boxes. What is near the focus stays, the rest fades. */
export const GraphLines = memo(function GraphLines({ layout, lines, shown, near }: LinesProps): ReactNode {
  return (
    <g className="graph-lines" aria-hidden="true">
      {lines.map((line) => {
        const close = near !== null && (near.has(line.from) || near.has(line.to));
        const [from, to] = [layout.byId.get(line.from), layout.byId.get(line.to)];
        if (from === undefined || to === undefined || (!close && !shown.has(line.status))) return null;
        const d = edgePath(from, to);
        return (
          <g key={`${line.from} ${line.to} ${line.status}`} data-status={line.status} data-faded={near !== null && !close}>
            <path d={d} className="graph-line" style={line.status === 'touched' ? { strokeWidth: 1.4 + Math.log2(1 + line.observed) * 0.28 } : undefined} />
            {line.status === 'beyond' && <path d={d} className="graph-line-core" />}
          </g>
        );
      })}
    </g>
  );
});

/** What a double line means, said where it arrives: on top of everything, so that no box hides it. */
export function GraphWords({ layout, lines, shown, near }: LinesProps): ReactNode {
  const words = useMemo(() => {
    const found = lines.flatMap((line): Word[] => {
      const close = near === null ? shown.has('beyond') : near.has(line.from) || near.has(line.to);
      const [from, to] = [layout.byId.get(line.from), layout.byId.get(line.to)];
      if (line.status !== 'beyond' || !close || from === undefined || to === undefined) return [];
      const right = to.x >= from.x;
      return [{ x: right ? to.x - 7 : to.x + to.width + 7, y: to.y + to.height / 2 - 11, right, text: `beyond permission, ${formatNumber(line.observed)}×` }];
    });
    return found.length <= WORDS_MOST ? apart(found) : [];
  }, [layout, lines, shown, near]);
  return (
    <g className="graph-words" aria-hidden="true">
      {words.map((word) => <text key={`${word.x} ${word.y}`} x={word.x} y={word.y} textAnchor={word.right ? 'end' : 'start'} dominantBaseline="central">{word.text}</text>)}
    </g>
  );
}

interface Word { readonly x: number; readonly y: number; readonly right: boolean; readonly text: string }

/** Moves words up until none lies on another. */
function apart(words: readonly Word[]): readonly Word[] {
  const placed: Word[] = [];
  for (const word of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    let { y } = word;
    for (const other of placed) if (Math.abs(other.x - word.x) < WORD_WIDTH && other.y - y < WORD_HEIGHT) y = other.y - WORD_HEIGHT;
    placed.push({ ...word, y });
  }
  return placed;
}
