import type { ReactNode } from 'react';
import type { ChainMark } from '../../contract/index.ts';

/** One shape a kind of mark, told apart without colour: a struck square, a cut, a hole, a branch, a pair, a blot. */
const SHAPES: Readonly<Record<ChainMark, ReactNode>> = {
  changed: <path className="filled" d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
  broken: <path d="M2 8h3.5M10.5 8H14M6 13l1.5-10M8.8 13l1.5-10" />,
  gap: <path d="M5 3H2.5v10H5M11 3h2.5v10H11" />,
  fork: <path d="M8 14V9L3.5 3M8 9l4.5-6" />,
  duplicate: <path d="M2.5 5.5h7v8h-7zM6.5 5V2.5h7v8H10" />,
  unreadable: <path d="M3 3l10 10M13 3 3 13M8 1.8v12.4" />,
};

export function MarkShape({ mark, size = 16 }: { readonly mark: ChainMark; readonly size?: number }): ReactNode {
  return <svg className="chain-mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">{SHAPES[mark]}</svg>;
}
