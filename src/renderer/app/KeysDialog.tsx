import type { ReactNode } from 'react';
import { Dialog } from '../design/Dialog.tsx';
import { KEYS } from './keyboard.ts';

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{does}</dd></div>
        ))}
      </dl>
    </Dialog>
  );
}
