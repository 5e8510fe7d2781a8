import type { ReactNode } from 'react';

/** What of the end is always shown: names of one place begin alike. */
const TAIL = 12;

/** A name that loses its middle where it does not fit. Whoever shows it gives the whole as name and title. */
export function MiddleCut({ text }: { readonly text: string }): ReactNode {
  const points = Array.from(text);
  if (points.length <= 2 * TAIL) return <bdi>{text}</bdi>;
  return <bdi className="middle-cut"><span>{points.slice(0, -TAIL).join('')}</span><span>{points.slice(-TAIL).join('')}</span></bdi>;
}
