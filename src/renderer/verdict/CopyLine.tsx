import type { ReactNode } from 'react';
import { formatInstant, verdictText } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import type { CopyState } from '../cases/use-rehash.ts';
import { OutcomeMark } from '../design/Outcome.tsx';

/** Whether the bytes in the vault are still those that this run is about. */
export function CopyLine({ copy }: { readonly copy: CopyState }): ReactNode {
  switch (copy.state) {
    case 'hashing':
      return <p className="copy-line quiet" role="status">{verdictText.hashing(copy.total === null ? '…' : `${Math.floor((copy.done / copy.total) * 100)} %`)}</p>;
    case 'same':
      return <p className="copy-line quiet" role="status">{verdictText.hashed(formatInstant(copy.at))}</p>;
    case 'changed':
      return <p className="banner" role="alert"><OutcomeMark outcome="fail" size={16} label={false} /> {verdictText.changed(formatInstant(copy.at))}</p>;
    case 'failed':
      return <p className="banner" role="alert"><OutcomeMark outcome="indeterminate" size={16} label={false} /> {verdictText.notHashed(formatInstant(copy.at), copy.why)}</p>;
    default:
      return missingCase(copy);
  }
}
