import type { ReactNode } from 'react';
import { shellText } from '../../text/index.ts';

/** A file's name that can be taken hold of and dropped on the desktop. What it stands for is told to the shell, which brings the file. */
export function DragOut({ onDrag, children }: { readonly onDrag: (() => void) | null; readonly children: ReactNode }): ReactNode {
  if (onDrag === null) return children;
  return (
    <span
      className="drag-out"
      draggable
      title={shellText.dragOut}
      onDragStart={(event) => {
        // The page's own drag would carry a piece of text; the shell starts the one that carries the file.
        event.preventDefault();
        onDrag();
      }}
    >
      {children}
    </span>
  );
}
