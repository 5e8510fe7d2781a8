import { useState, type ReactNode } from 'react';
import { matrixText } from '../../text/index.ts';
import { Icon } from '../design/Icon.tsx';
import { CSV_MOST_CELLS, matrixCsv } from './csv.ts';
import type { Shown } from './shown.ts';

/** Copies the matrix as it is shown. Made when it is asked for: a large one is a large text. */
export function CopyCsv({ shown, corner }: { readonly shown: Shown; readonly corner: string }): ReactNode {
  const [said, setSaid] = useState('');
  const cells = shown.rows.length * shown.columns.length;
  const tooLarge = cells > CSV_MOST_CELLS;
  const copy = (): void => {
    const text = matrixCsv(shown, corner);
    if (text !== null) navigator.clipboard.writeText(text).then(() => setSaid(matrixText.copied), () => setSaid(matrixText.refused));
  };
  return (
    <>
      <button type="button" className="button quiet" aria-disabled={tooLarge} title={tooLarge ? matrixText.tooLarge(cells) : matrixText.copy} onClick={copy}><Icon name="copy" size={16} /> {matrixText.copy}</button>
      <span className="matrix-said" role="status">{said}</span>
    </>
  );
}
