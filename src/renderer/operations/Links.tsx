import type { ReactNode } from 'react';
import type { Pointer } from '../../contract/index.ts';
import { bytesAddress } from '../verdict/links.ts';
import type { Reach } from './reach.ts';

/** From a chosen row to its action and to its bytes. */
export function Links({ action, toAction, at, toEvidence, go }: {
  readonly action: string | null;
  readonly toAction: string;
  readonly at: Pointer;
  readonly toEvidence: string;
} & Pick<Reach, 'go'>): ReactNode {
  const bytes = bytesAddress(at);
  return (
    <p className="control-links">
      {action !== null && <button type="button" className="link" onClick={() => go({ screen: 'action', selection: { kind: 'action', id: action } })}>{toAction}</button>}
      {bytes !== null && <button type="button" className="link" onClick={() => go(bytes)}>{toEvidence}</button>}
    </p>
  );
}
