import { useMemo, useState, type ReactNode } from 'react';
import { displayName, evidenceLabels, evidenceText, formatNumber } from '../../../text/index.ts';
import { visibleLine } from '../../design/Lines.tsx';
import { useVirtualRows } from '../../design/virtual.ts';
import { readDiff, type DiffLine } from '../unified-diff.ts';

const ROW = 20;
const signs = (): Readonly<Record<DiffLine['kind'], readonly [sign: string, word: string]>> => ({
  added: ['+', evidenceLabels.added], removed: ['−', evidenceLabels.removed], same: ['', ''], place: ['', ''], head: ['', ''], note: ['', ''],
});

/** A change by file and hunk. What was added and removed is told by a sign and a word; the tint only helps to find it. */
export function DiffView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  const diff = useMemo(() => readDiff(text), [text]);
  const { ref, first, end, offset, height, reveal, page } = useVirtualRows(diff.lines.length, ROW);
  const [at, setAt] = useState(0);
  const show = (index: number): void => {
    setAt(index);
    // The head of the file at the upper edge, not at the lower.
    reveal(Math.min(diff.lines.length - 1, index + page - 1));
    reveal(index);
  };
  return (
    <>
      <p className="view-lead">{diff.files.length === 0 ? evidenceText.noDiff : evidenceText.diff(diff.files.length, diff.added, diff.removed)}{diff.short && ` ${evidenceText.diffShort}`}</p>
      {diff.files.length > 0 && (
        <ul className="diff-files" aria-label={evidenceLabels.filesOfTheChange}>
          {diff.files.slice(0, 500).map((file) => (
            <li key={file.at}>
              <button type="button" className="link" aria-current={file.at === at} onClick={() => show(file.at)}>{displayName(file.name === '' ? evidenceLabels.aFileWithoutA : file.name)}</button>
              <span className="diff-counts">+{formatNumber(file.added)} −{formatNumber(file.removed)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="lines" role="region" aria-label={label} tabIndex={0} ref={ref}>
        <div style={{ height }}>
          <div style={{ transform: `translateY(${offset}px)` }}>
            {diff.lines.slice(first, end).map((line, index) => <Row key={first + index} line={line} />)}
          </div>
        </div>
      </div>
    </>
  );
}

function Row({ line }: { readonly line: DiffLine }): ReactNode {
  const [sign, word] = signs()[line.kind];
  return (
    <div className={`line diff-${line.kind}`}>
      <span className="line-number diff-number" aria-hidden="true">{line.before ?? ''}</span>
      <span className="line-number diff-number" aria-hidden="true">{line.after ?? ''}</span>
      <span className="diff-sign" aria-hidden="true">{sign}</span>
      {word !== '' && <span className="sr-only">{word}: </span>}
      <span className="line-text">{visibleLine(line.text)}</span>
    </div>
  );
}
