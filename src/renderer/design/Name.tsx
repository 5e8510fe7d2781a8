import type { ReactNode } from 'react';
import { displayName } from '../../text/index.ts';

/** A name from the evidence: text only, its invisible characters written out, its direction kept to itself. */
export function Name({ children, max }: { readonly children: string; readonly max?: number }): ReactNode {
  return <bdi>{max === undefined ? displayName(children) : displayName(children, max)}</bdi>;
}
