import type { ReactNode } from 'react';
import { casesText, counted, displayName } from '../../text/index.ts';
import { Dialog } from '../design/Dialog.tsx';

/** Asked once, in words, because nothing can bring it back. */
export function PurgeDialog({ names, runs, purge, onClose }: {
  readonly names: readonly string[];
  readonly runs: number;
  readonly purge: () => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog title={casesText.purgeTitle} onClose={onClose}>
      <p>{casesText.purgeBinds(names.map((name) => displayName(name, 80)), counted.run(runs))}</p>
      <p className="quiet">{casesText.purgeStays}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => { purge(); onClose(); }}>{casesText.purgeDo}</button>
        <button type="button" className="button primary" onClick={onClose}>{casesText.purgeLeave}</button>
      </div>
    </Dialog>
  );
}
