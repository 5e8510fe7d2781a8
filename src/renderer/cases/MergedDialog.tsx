import type { ReactNode } from 'react';
import { displayName, mergedText } from '../../text/index.ts';
import { Dialog } from '../design/Dialog.tsx';
import { differencesOf, type Conflict } from '../review/merge.ts';

/** A case joined with the one here would fill any window; what is left out is still in the case, on both sides. */
const MOST = 200;

/** What both sides said of one thing, side by side: ours, theirs, field by field. Both are kept. */
export function MergedDialog({ conflicts, onClose }: { readonly conflicts: readonly Conflict[]; readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title={mergedText.title(conflicts.length)} onClose={onClose} size="wide">
      <p>{mergedText.kept}</p>
      <table className="plain merged">
        <thead><tr><th>{mergedText.what}</th><th>{mergedText.field}</th><th>{mergedText.ours}</th><th>{mergedText.theirs}</th></tr></thead>
        <tbody>
          {conflicts.slice(0, MOST).flatMap((conflict) => differencesOf(conflict).map(({ field, ours, theirs }) => (
            <tr key={`${conflict.copy}/${field}`}>
              <td>{mergedText.tables[conflict.table]}</td>
              <td>{mergedText.fieldName(field)}</td>
              <td>{displayName(ours, 600) || mergedText.nothing}</td>
              <td>{displayName(theirs, 600) || mergedText.nothing}</td>
            </tr>
          )))}
        </tbody>
      </table>
      {conflicts.length > MOST && <p className="quiet">{mergedText.more(conflicts.length - MOST)}</p>}
      <div className="dialog-actions"><button type="button" className="button primary" onClick={onClose}>{mergedText.done}</button></div>
    </Dialog>
  );
}
