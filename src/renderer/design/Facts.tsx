import { Fragment, type ReactNode } from 'react';

/** Label and value, one a line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [label: string, value: ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([label, value], index) => (
        <Fragment key={`${label}${index}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
