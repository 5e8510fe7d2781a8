import type { ReactNode } from 'react';
import { designLabels, displayName } from '../../text/index.ts';
import { CopyButton } from './CopyButton.tsx';

/** Two values side by side, in groups of four where they are digests, with the groups that differ marked. */
export function Compare({ left, right }: {
  readonly left: { readonly label: string; readonly value: string };
  readonly right: { readonly label: string; readonly value: string };
}): ReactNode {
  const [a, b] = [groups(left.value), groups(right.value)];
  // Where nearly all differs, marking it all would say nothing.
  const marked = a.length === b.length && a.filter((group, index) => group !== b[index]).length <= a.length / 2;
  return (
    <dl className="compare">
      <Side label={left.label} value={left.value} groups={a} other={marked ? b : a} />
      <Side label={right.label} value={right.value} groups={b} other={marked ? a : b} />
    </dl>
  );
}

function Side(props: {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly string[];
  readonly other: readonly string[];
}): ReactNode {
  return (
    <div className="compare-side">
      <dt>{props.label}</dt>
      <dd>
        {props.groups.map((group, index) =>
          group === props.other[index]
            ? <span key={index}>{displayName(group)} </span>
            : <mark key={index}>{displayName(group)} </mark>)}
        <CopyButton text={props.value} label={designLabels.copy(props.label)} />
      </dd>
    </div>
  );
}

/** Digests in fours, so that the eye finds the difference; anything else is one group. */
function groups(value: string): readonly string[] {
  return /^[0-9a-f]{32,}$/i.test(value) ? value.match(/.{1,4}/g) ?? [] : [value];
}
