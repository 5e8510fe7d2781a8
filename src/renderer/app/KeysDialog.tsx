import type { ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';
import { Dialog } from '../design/Dialog.tsx';
import { keys } from './keyboard.ts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title={frameLabels.keys} onClose={onClose}>
      <dl className="keys">
        {keys().map(([keys, does]) => (
          <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{does}</dd></div>
        ))}
      </dl>
    </Dialog>
  );
}
