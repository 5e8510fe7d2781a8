import type { ReactNode } from 'react';
import type { ChainMark, ChainPictureDto } from '../../contract/index.ts';
import { chainScreen } from '../../text/index.ts';
import { MarkShape } from './MarkShape.tsx';

/** The shapes that are on the strip, with their words and how many there are. */
export function Legend({ picture }: { readonly picture: ChainPictureDto }): ReactNode {
  const counts = new Map<ChainMark, number>();
  for (const { mark, count } of picture.marks) counts.set(mark, (counts.get(mark) ?? 0) + count);
  return (
    <ul className="chain-legend">
      {Array.from(counts, ([mark, count]) => <li key={mark} className="chain-mark-word"><MarkShape mark={mark} size={14} />{chainScreen.strip.legend(chainScreen.marks[mark], count)}</li>)}
    </ul>
  );
}
