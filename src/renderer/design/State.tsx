import type { ReactNode } from 'react';
import { designLabels } from '../../text/index.ts';
import type { Query } from '../engine/query-cache.ts';
import { errorSentence } from '../engine/errors.ts';

/** An answer, or the place kept for it. Nothing is drawn for the first tenth of a second. */
export function Loaded<T>({ query, children, what }: {
  readonly query: Query<T>;
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  if (query.status === 'failed') return <p className="problem" role="alert">{what}: {errorSentence(query.error)}</p>;
  if (query.data === undefined) return <p className="waiting" role="status">{designLabels.reading(what)}</p>;
  return children(query.data);
}

/** One sentence and one button. Where it is all of a screen, its title is the screen's first line: `h1`. */
export function EmptyState({ title, sentence, action, heading: Heading = 'h2' }: {
  readonly title: string;
  readonly heading?: 'h1' | 'h2';
  readonly sentence: string;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      <p>{sentence}</p>
      {action}
    </div>
  );
}
