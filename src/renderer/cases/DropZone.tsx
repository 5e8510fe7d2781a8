import { useEffect, useState, type ReactNode } from 'react';
import { casesLabels } from '../../text/index.ts';
import { readDrop, type DroppedFolder } from './folder.ts';

/** The whole window takes files. Anything else dragged over it is left alone. */
export function DropZone({ takeFiles }: { readonly takeFiles: (files: readonly File[], folders: readonly DroppedFolder[]) => void }): ReactNode {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      // A drop is never the window's to navigate to.
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer === null) return;
      void readDrop(event.dataTransfer).then(({ files, folders }) => {
        if (files.length + folders.length > 0) takeFiles(files, folders);
      });
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [takeFiles]);
  return over ? <div className="drop" aria-hidden="true"><p>{casesLabels.dropToVerify}</p></div> : null;
}
